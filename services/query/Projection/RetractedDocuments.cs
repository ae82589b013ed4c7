using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Query;

/// <summary>Documents that ingestion knows to be taken back: their tombstones keep out what comes of them.</summary>
internal sealed class RetractedDocuments(IngestionService.IngestionServiceClient ingestion, ReadModelWriter writer, TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>Sees to it that each has its tombstone. Returns how many there are.</summary>
    public async Task<int> KeepOutAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        var request = new ListDocumentsRequest { PageSize = PageSize };
        do
        {
            var deadline = clock.GetUtcNow().UtcDateTime + CallPolicy.PeerDeadline;
            var page = await ingestion.ListDocumentsAsync(request, deadline: deadline, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (var known in page.Documents.Where(known => known.RetractTime is not null))
            {
                if (DocumentId.TryParse(known.DocumentId, out var document))
                {
                    await writer.RetractAsync(document, cancellationToken).ConfigureAwait(false);
                    count++;
                }
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return count;
    }
}
