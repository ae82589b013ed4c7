using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>Answers with one revision and its text, unless its document was taken back.</summary>
internal sealed class GetRevision(DocumentReads documents)
{
    public async Task<GetRevisionResponse> HandleAsync(GetRevisionRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = violations.DocumentId(request.DocumentId);
        violations.AddWhere(request.Revision < 0, "revision", "NEGATIVE", "Give the number of a revision, from 1, or 0 for the latest.");
        violations.ThrowIfAny();
        var stored = await documents.GetRevisionAsync(id, request.Revision, cancellationToken) ?? throw DocumentFailures.NotFound(id);
        if (stored.Retracted)
        {
            throw DocumentFailures.Retracted(id);
        }

        return new GetRevisionResponse { Revision = stored.Revision ?? throw Failures.RevisionNotFound(id, request.Revision) };
    }
}
