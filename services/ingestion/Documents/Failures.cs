using System.Globalization;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>What a caller is told when a document is not there for it.</summary>
internal static class Failures
{
    public static HearsayException RevisionNotFound(DocumentId id, int revision) =>
        new(ErrorReason.RevisionNotFound, "The document has no such revision.")
        {
            Metadata = new Dictionary<string, string>(Of(id)) { ["revision"] = revision.ToString(CultureInfo.InvariantCulture) },
        };

    public static HearsayException RetractedKey(DocumentId id) =>
        new(ErrorReason.DocumentRetracted, "The document with this key was taken back: its key takes no new text.")
        {
            Code = StatusCode.FailedPrecondition,
            Metadata = Of(id),
        };

    /// <summary>Nothing was stored: who asks later loses nothing.</summary>
    public static HearsayException OutboxFull(Lane lane) =>
        new(ErrorReason.OutboxFull, "Too many events wait to be sent. Try again later.")
        {
            Metadata = new Dictionary<string, string> { ["lane"] = lane is Lane.Backfill ? "backfill" : "fresh" },
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    private static Dictionary<string, string> Of(DocumentId id) => new() { ["document_id"] = id.ToString() };
}
