using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Hearsay.Extraction;

/// <summary>What asking for a revision came to: the revision, or the reason why there will never be one.</summary>
/// <param name="Revision">The revision; null where it is gone.</param>
/// <param name="GoneReason">Reason from the catalogue; empty where it is not gone.</param>
public sealed record FetchedRevision(Revision? Revision, string GoneReason);

/// <summary>Fetches revisions from ingestion.</summary>
public sealed class RevisionSource(IngestionService.IngestionServiceClient ingestion, TimeProvider clock, IOptions<ExtractionOptions> options)
{
    private static readonly HashSet<string> Permanent = new(StringComparer.Ordinal)
    {
        ErrorCatalog.NameOf(ErrorReason.DocumentNotFound),
        ErrorCatalog.NameOf(ErrorReason.RevisionNotFound),
        ErrorCatalog.NameOf(ErrorReason.DocumentRetracted),
    };

    /// <summary>Fetches one. Throws <see cref="RpcException"/> where asking again may help.</summary>
    public async Task<FetchedRevision> FetchAsync(DocumentId document, int revision, CancellationToken cancellationToken)
    {
        var request = new GetRevisionRequest { DocumentId = document.ToString(), Revision = revision };
        try
        {
            var deadline = (clock.GetUtcNow() + options.Value.RevisionDeadline).UtcDateTime;
            var response = await ingestion.GetRevisionAsync(request, deadline: deadline, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new FetchedRevision(response.Revision, "");
        }
        catch (RpcException exception) when (ErrorStatus.ReasonOf(exception) is { } reason && Permanent.Contains(reason))
        {
            return new FetchedRevision(null, reason);
        }
    }
}
