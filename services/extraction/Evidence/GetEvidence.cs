using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>Answers with the newest reading of a stored revision.</summary>
public sealed class GetEvidence(EvidenceStore store)
{
    /// <summary>Answers, or throws INVALID_FIELDS, DOCUMENT_RETRACTED or EVIDENCE_NOT_FOUND.</summary>
    public async Task<GetEvidenceResponse> HandleAsync(GetEvidenceRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var document = violations.DocumentId(request.DocumentId);
        violations.AddWhere(request.Revision < 0, "revision", "NEGATIVE", "Give a revision counted from 1, or 0 for the latest.");
        violations.ThrowIfAny();

        var found = await store.FindAsync(document, request.Revision, cancellationToken).ConfigureAwait(false);
        if (found.IsRetracted)
        {
            throw DocumentFailures.Retracted(document);
        }

        if (found.Message is null)
        {
            throw DocumentFailures.EvidenceNotFound(document, request.Revision);
        }

        return new GetEvidenceResponse { Evidence = Proto.Evidence.Parser.ParseFrom(found.Message) };
    }
}
