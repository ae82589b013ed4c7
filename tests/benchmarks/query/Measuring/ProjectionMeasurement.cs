using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.Messaging;
using Hearsay.Query;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.QueryBenchmark;

/// <summary>Documents a second: read from evidence, written, written and linked, beside a bare COPY of the rows, and made anew by a rebuild.</summary>
internal static class ProjectionMeasurement
{
    public static async Task RunAsync(TestCluster cluster, int documents, TextWriter output, CancellationToken cancellationToken)
    {
        var database = await cluster.CreateDatabaseAsync(cancellationToken);
        await using var service = await RunningService.StartAsync(QueryComposition.Definition, database, cancellationToken: cancellationToken);
        var news = new NewsWorld(documents).Documents().ToList();
        var watch = Stopwatch.StartNew();
        var projected = news.ConvertAll(BulkFill.ProjectedOf);
        Tell(output, "rows made from evidence and text, nothing written", news.Count, watch);

        var writer = service.Services.GetRequiredService<ReadModelWriter>();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var part = projected.Skip(quarter * documents / 4).Take(documents / 4).ToList();
            watch.Restart();
            foreach (var revision in part)
            {
                await writer.ProjectAsync(new ReceivedEvent(revision.Document.Value, Topics.EvidenceExtracted, "{}"), revision, cancellationToken);
            }

            Tell(output, $"written and linked, quarter {quarter + 1} of the documents", part.Count, watch);
        }

        var (rows, elapsed) = await BareCopy.MeasureAsync(database.OwnerConnectionString, "query", _ => true, cancellationToken);
        output.WriteLine(FormattableString.Invariant($"{$"a bare COPY of the same {rows} rows",-60} {news.Count / elapsed.TotalSeconds,8:F1} documents/s"));

        watch.Restart();
        var rebuilt = await service.Services.GetRequiredService<RebuildReadModel>().RunAsync(cancellationToken);
        Tell(output, "rebuilt: rows made, written and linked anew", rebuilt, watch);
        await AsOfMeasurement.RunAsync(service, database.OwnerConnectionString, output, cancellationToken);
    }

    private static void Tell(TextWriter output, string what, int documents, Stopwatch watch) =>
        output.WriteLine(FormattableString.Invariant($"{what,-60} {documents / watch.Elapsed.TotalSeconds,8:F1} documents/s"));
}
