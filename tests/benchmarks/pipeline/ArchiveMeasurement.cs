using System.Diagnostics;
using System.Globalization;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.PipelineBenchmark;

/// <summary>How soon fresh documents are queryable while an archive is taken in by the backfill lane, read and joined like any other document.</summary>
internal static class ArchiveMeasurement
{
    private const int Rate = 1;
    private const string Projected = "SELECT count(*) FROM query.inbox_receipt WHERE topic = 'evidence.extracted.backfill.v1'";

    public static async Task RunAsync(string folder, int archive, int seconds, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var profile in (string[])["model", "fast"])
        {
            await using var platform = await Platform.StartAsync(folder, profile, cancellationToken);
            var alone = await platform.Journeys.MeasureAsync(Rate, Rate * seconds, cancellationToken);
            await output.WriteLineAsync($"submit to queryable, engine {profile}, {Rate} a second, nothing else waits: {alone}");

            for (var i = 0; i < archive; i++)
            {
                await platform.Journeys.SubmitAsync(Lane.Backfill, cancellationToken);
            }

            var before = await platform.Fleet.ScalarAsync<long>(Projected, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            var beside = await platform.Journeys.MeasureAsync(Rate, Rate * seconds, cancellationToken);
            var after = await platform.Fleet.ScalarAsync<long>(Projected, cancellationToken);
            await output.WriteLineAsync($"submit to queryable, engine {profile}, {Rate} a second, beside an archive of {archive}: {beside}");
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  meanwhile {after - before} of the archive became queryable, {(after - before) / Stopwatch.GetElapsedTime(began).TotalSeconds:F1} a second; {archive - after} wait still"));
        }
    }
}
