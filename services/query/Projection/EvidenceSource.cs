using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Fetches what an event only names: the evidence from extraction, the text from ingestion.</summary>
internal sealed class EvidenceSource(
    ExtractionService.ExtractionServiceClient extraction, IngestionService.IngestionServiceClient ingestion, TimeProvider clock)
{
    private static readonly HashSet<string> ReasonsOfGone = new(StringComparer.Ordinal)
    {
        ErrorCatalog.NameOf(ErrorReason.DocumentNotFound),
        ErrorCatalog.NameOf(ErrorReason.DocumentRetracted),
        ErrorCatalog.NameOf(ErrorReason.EvidenceNotFound),
        ErrorCatalog.NameOf(ErrorReason.RevisionNotFound),
    };

    /// <summary>
    /// Evidence and text of a revision; null where they are gone for good. Throws <see cref="RpcException"/> where a peer
    /// cannot say so now.
    /// </summary>
    public async Task<(Evidence Evidence, Revision Revision)?> ReadAsync(DocumentId document, int revision, CancellationToken cancellationToken)
    {
        try
        {
            var evidence = await extraction.GetEvidenceAsync(
                new GetEvidenceRequest { DocumentId = document.ToString(), Revision = revision },
                deadline: Deadline(),
                cancellationToken: cancellationToken).ConfigureAwait(false);
            var text = await ingestion.GetRevisionAsync(
                new GetRevisionRequest { DocumentId = document.ToString(), Revision = revision },
                deadline: Deadline(),
                cancellationToken: cancellationToken).ConfigureAwait(false);
            return (evidence.Evidence, text.Revision);
        }
        catch (RpcException exception) when (ErrorStatus.ReasonOf(exception) is { } reason && ReasonsOfGone.Contains(reason))
        {
            return null;
        }
    }

    /// <summary>The text of a revision; null where it is gone for good. Throws as <see cref="ReadAsync"/> does.</summary>
    public async Task<Revision?> ReadTextAsync(DocumentId document, int revision, CancellationToken cancellationToken)
    {
        try
        {
            var text = await ingestion.GetRevisionAsync(
                new GetRevisionRequest { DocumentId = document.ToString(), Revision = revision },
                deadline: Deadline(),
                cancellationToken: cancellationToken).ConfigureAwait(false);
            return text.Revision;
        }
        catch (RpcException exception) when (ErrorStatus.ReasonOf(exception) is { } reason && ReasonsOfGone.Contains(reason))
        {
            return null;
        }
    }

    private DateTime Deadline() => clock.GetUtcNow().UtcDateTime + CallPolicy.PeerDeadline;
}
