using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Extraction;

/// <summary>Has the revisions of one document read anew, for somebody who waits for it.</summary>
public sealed class ReextractDocument(RevisionList revisions, ReextractRevision reextract)
{
    /// <summary>Answers, or throws INVALID_FIELDS, DOCUMENT_RETRACTED or EVIDENCE_NOT_FOUND.</summary>
    public async Task<ReextractDocumentResponse> HandleAsync(ReextractDocumentRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var document = violations.DocumentId(request.DocumentId);
        violations.AddWhere(request.Revision < 0, "revision", "NEGATIVE", "Give a revision counted from 1, or 0 for all that were read.");
        violations.ThrowIfAny();
        var stored = await revisions.ReadOfAsync(document, request.Revision, cancellationToken).ConfigureAwait(false);
        if (stored.Count == 0)
        {
            throw await revisions.IsRetractedAsync(document, cancellationToken).ConfigureAwait(false)
                ? DocumentFailures.Retracted(document)
                : DocumentFailures.EvidenceNotFound(document, request.Revision);
        }

        var response = new ReextractDocumentResponse { EngineVersion = reextract.EngineVersion };
        foreach (var revision in stored)
        {
            var outcome = await reextract.RunAsync(revision, request.Force, Lane.Fresh, cancellationToken).ConfigureAwait(false);
            response.Revisions.Add(new ReextractedRevision
            {
                Revision = revision.Revision,
                Outcome = outcome,
                EngineVersion = outcome is ReextractOutcome.Read ? reextract.EngineVersion : revision.EngineVersion,
            });
        }

        return response;
    }
}
