using System.Diagnostics;
using System.Globalization;
using Hearsay.TestSupport;

namespace Hearsay.PipelineBenchmark;

/// <summary>
/// How soon fresh documents are queryable while a backlog drains. What waits are events of the backfill lane for documents that ingestion has no more: each goes the
/// whole way of an event, relay, sidecar, extraction, its question to ingestion and its receipt, but for the engine, whose speed is measured elsewhere.
/// </summary>
internal static class BacklogMeasurement
{
    private const int Rate = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private const string Fill =
        """
        INSERT INTO ingestion.outbox_event (event_id, topic, event_type, order_key, payload, lane)
        SELECT gen_random_uuid(), 'documents.received.backfill.v1', 'hearsay.ingestion.v1.DocumentReceived', document,
            convert_to(format('{"documentId": "%s", "revision": 1}', document), 'UTF8'), 1
        FROM (SELECT gen_random_uuid() AS document FROM generate_series(1, $count)) AS gone
        """;

    private const string Waiting = "SELECT count(*) FROM extraction.inbox_receipt WHERE topic = 'documents.received.backfill.v1'";

    public static async Task RunAsync(string folder, int backlog, int seconds, TextWriter output, CancellationToken cancellationToken)
    {
        await using var platform = await Platform.StartAsync(folder, "fast", cancellationToken);
        var alone = await platform.Journeys.MeasureAsync(Rate, Rate * seconds, cancellationToken);
        await output.WriteLineAsync($"submit to queryable, engine fast, {Rate} a second, nothing else waits: {alone}");

        var count = backlog.ToString(CultureInfo.InvariantCulture);
        await platform.Fleet.ScalarAsync<long>($"WITH filled AS ({Fill.Replace("$count", count, StringComparison.Ordinal)} RETURNING 1) SELECT count(*) FROM filled", cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var beside = await platform.Journeys.MeasureAsync(Rate, Rate * seconds, cancellationToken);
        var handled = await platform.Fleet.ScalarAsync<long>(Waiting, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        await output.WriteLineAsync($"submit to queryable, engine fast, {Rate} a second, beside a backlog of {backlog}: {beside}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  meanwhile {handled} of the backlog were handled, {handled / elapsed.TotalSeconds:F0} a second"));
        await Eventually.HoldsAsync(async () => await platform.Fleet.ScalarAsync<long>(Waiting, cancellationToken) == backlog, "the backlog is handled", Patience);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  all {backlog} were handled after {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
    }
}
