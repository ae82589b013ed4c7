using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Engine;
using Microsoft.Extensions.Options;

namespace Hearsay.Extraction;

/// <summary>What reading anew came to.</summary>
/// <param name="Read">Revisions that the engine has read now.</param>
/// <param name="Gone">Revisions that ingestion has no more, or that were retracted meanwhile.</param>
/// <param name="Failed">Revisions that could not be fetched or read; another run tries them again.</param>
public sealed record Reextraction(int Read, int Gone, int Failed);

/// <summary>
/// Reads stored revisions anew that only older engines have read, and announces each as a first reading is. What is done is told by
/// the version that is stored: a run that was broken off is gone on with by the next, and one too many changes nothing.
/// </summary>
public sealed class ReextractStored(
    EvidenceStore store, RevisionSource revisions, EvidenceReader reader, EvidenceEngine engine, IOptions<ExtractionOptions> options, ILogger<ReextractStored> logger)
{
    private const int PageSize = 64;

    /// <summary>Goes through all of them; stops where not one of a page can be read.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; what is stored until then stays.</exception>
    public async Task<Reextraction> RunAsync(CancellationToken cancellationToken)
    {
        var sum = new Reextraction(0, 0, 0);
        var after = new StoredRevision(default, 0);
        while (await store.ReadOutdatedAsync(after, engine.Version.Version, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            var outcomes = await ReadAsync(page, cancellationToken).ConfigureAwait(false);
            sum = new Reextraction(
                sum.Read + outcomes.Count(outcome => outcome == Outcome.Read),
                sum.Gone + outcomes.Count(outcome => outcome == Outcome.Gone),
                sum.Failed + outcomes.Count(outcome => outcome == Outcome.Failed));
            ExtractionLog.PageReextracted(logger, sum.Read, sum.Gone, sum.Failed, engine.Version.Version);
            if (outcomes.All(outcome => outcome == Outcome.Failed))
            {
                break;
            }

            after = page[^1];
        }

        return sum;
    }

    private async Task<Outcome[]> ReadAsync(IReadOnlyList<StoredRevision> page, CancellationToken cancellationToken)
    {
        var outcomes = new Outcome[page.Count];
        var parallel = options.Value.Slots > 0 ? options.Value.Slots : Environment.ProcessorCount;
        await Parallel.ForAsync(
            0,
            page.Count,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (at, token) => outcomes[at] = await ReadAsync(page[at], token).ConfigureAwait(false)).ConfigureAwait(false);
        return outcomes;
    }

    private async Task<Outcome> ReadAsync(StoredRevision stored, CancellationToken cancellationToken)
    {
        var document = new DocumentId(stored.Document);
        var id = document.ToString();
        using var activity = ExtractionTelemetry.StartReextracting(id, stored.Revision);
        try
        {
            var fetched = await revisions.FetchAsync(document, stored.Revision, cancellationToken).ConfigureAwait(false);
            if (fetched.Revision is not { } revision)
            {
                ExtractionLog.RevisionGone(logger, id, stored.Revision, fetched.GoneReason);
                return Outcome.Gone;
            }

            var evidence = await reader.ReadAsync(document, revision, Lane.Backfill, cancellationToken).ConfigureAwait(false);
            return await store.KeepAnewAsync(document, evidence, cancellationToken).ConfigureAwait(false) == KeepOutcome.Retracted ? Outcome.Gone : Outcome.Read;
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            ExtractionLog.RevisionNotReextracted(logger, id, stored.Revision, exception);
            return Outcome.Failed;
        }
    }

    private enum Outcome
    {
        Read,
        Gone,
        Failed,
    }
}
