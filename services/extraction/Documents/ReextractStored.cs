using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Microsoft.Extensions.Options;

namespace Hearsay.Extraction;

/// <summary>What is to be read anew.</summary>
/// <param name="OlderThan">Revisions that only engines older than this one have read; null for the engine of today.</param>
/// <param name="Force">All revisions: those that the engine of today has read are announced again.</param>
/// <param name="PerSecond">Most revisions a second; 0 for as many as the engine can read.</param>
/// <param name="Lane">Lane in which they are announced.</param>
public sealed record ReextractionPlan(int? OlderThan = null, bool Force = false, double PerSecond = 0, Lane Lane = Lane.Backfill);

/// <summary>What reading anew came to.</summary>
/// <param name="Read">Revisions that the engine has read now.</param>
/// <param name="Gone">Revisions that ingestion has no more, or that were retracted meanwhile.</param>
/// <param name="Failed">Revisions that could not be fetched or read; another run tries them again.</param>
public sealed record Reextraction(int Read, int Gone, int Failed)
{
    /// <summary>Revisions that the engine had read before and that were announced again.</summary>
    public int Announced { get; init; }
}

/// <summary>
/// Reads stored revisions anew that only older engines have read, and announces each as a first reading is. What is done is told by
/// the version that is stored: a run that was broken off is gone on with by the next, and one too many changes nothing. A forced run
/// goes through all and notes how far it has come.
/// </summary>
public sealed class ReextractStored(
    RevisionList revisions, ReextractRevision reextract, IOptions<ExtractionOptions> options, TimeProvider clock, ILogger<ReextractStored> logger)
{
    private const int PageSize = 64;

    /// <summary>Goes through all of them; stops where not one of a page can be read.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; what is stored until then stays.</exception>
    public async Task<Reextraction> RunAsync(ReextractionPlan plan, CancellationToken cancellationToken)
    {
        var sum = new Reextraction(0, 0, 0);
        var pace = new Pace(plan.PerSecond, clock);
        var after = plan.Force ? await revisions.FindPlaceAsync(reextract.EngineVersion, cancellationToken).ConfigureAwait(false) : StoredRevision.First;
        while (await PageAsync(plan, after, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            var outcomes = await ReadAsync(plan, pace, page, cancellationToken).ConfigureAwait(false);
            sum = new Reextraction(
                sum.Read + outcomes.Count(outcome => outcome is ReextractOutcome.Read),
                sum.Gone + outcomes.Count(outcome => outcome is ReextractOutcome.Gone),
                sum.Failed + outcomes.Count(outcome => outcome is null))
            {
                Announced = sum.Announced + outcomes.Count(outcome => outcome is ReextractOutcome.Announced),
            };
            ExtractionLog.PageReextracted(logger, sum.Read, sum.Gone, sum.Failed, reextract.EngineVersion);
            if (outcomes.All(outcome => outcome is null))
            {
                return sum;
            }

            after = page[^1];
            if (plan.Force)
            {
                await revisions.NotePlaceAsync(reextract.EngineVersion, after, cancellationToken).ConfigureAwait(false);
            }
        }

        if (plan.Force)
        {
            await revisions.NotePlaceAsync(reextract.EngineVersion, place: null, cancellationToken).ConfigureAwait(false);
        }

        return sum;
    }

    private Task<IReadOnlyList<StoredRevision>> PageAsync(ReextractionPlan plan, StoredRevision after, CancellationToken cancellationToken) => plan.Force
        ? revisions.ReadAllAsync(after, PageSize, cancellationToken)
        : revisions.ReadOutdatedAsync(after, Math.Min(plan.OlderThan ?? reextract.EngineVersion, reextract.EngineVersion), PageSize, cancellationToken);

    /// <summary>What became of each; null where it failed.</summary>
    private async Task<ReextractOutcome?[]> ReadAsync(
        ReextractionPlan plan, Pace pace, IReadOnlyList<StoredRevision> page, CancellationToken cancellationToken)
    {
        var outcomes = new ReextractOutcome?[page.Count];
        var parallel = options.Value.Slots > 0 ? options.Value.Slots : Environment.ProcessorCount;
        await Parallel.ForAsync(
            0,
            page.Count,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (at, token) =>
            {
                await pace.WaitAsync(token).ConfigureAwait(false);
                outcomes[at] = await ReadAsync(plan, page[at], token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return outcomes;
    }

    private async Task<ReextractOutcome?> ReadAsync(ReextractionPlan plan, StoredRevision stored, CancellationToken cancellationToken)
    {
        var id = new DocumentId(stored.Document).ToString();
        using var activity = ExtractionTelemetry.StartReextracting(id, stored.Revision);
        try
        {
            return await reextract.RunAsync(stored, plan.Force, plan.Lane, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            ExtractionLog.RevisionNotReextracted(logger, id, stored.Revision, exception);
            return null;
        }
    }
}
