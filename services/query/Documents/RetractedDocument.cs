using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What a caller is told who asks for a document that was taken back.</summary>
internal static class RetractedDocument
{
    public static HearsayException Failure(DocumentId document) => new(ErrorReason.DocumentRetracted, "The document was taken back.")
    {
        Metadata = new Dictionary<string, string> { ["document_id"] = document.ToString() },
    };
}
