using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>Answers with a document, retracted or not.</summary>
internal sealed class GetDocument(DocumentReads documents)
{
    public async Task<GetDocumentResponse> HandleAsync(GetDocumentRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = violations.DocumentId(request.DocumentId);
        violations.ThrowIfAny();
        var document = await documents.GetAsync(id, cancellationToken) ?? throw DocumentFailures.NotFound(id);
        return new GetDocumentResponse { Document = document };
    }
}
