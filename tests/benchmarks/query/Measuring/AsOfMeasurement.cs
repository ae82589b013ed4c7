using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.QueryBenchmark;

/// <summary>Measures reads for times that have passed: the first of a time, which makes what joined documents, and those after it.</summary>
internal static class AsOfMeasurement
{
    private const string Spread = """
        UPDATE query.reading SET received_at = timestamptz '2021-01-01Z' + make_interval(mins => spread.place::integer)
        FROM (SELECT document_id, row_number() OVER (ORDER BY document_id) AS place FROM query.document) AS spread WHERE spread.document_id = reading.document_id;
        UPDATE query.statement AS row SET received_at = reading.received_at FROM query.reading WHERE reading.document_id = row.document_id;
        UPDATE query.entity AS row SET received_at = reading.received_at FROM query.reading WHERE reading.document_id = row.document_id;
        UPDATE query.entity_name AS row SET received_at = reading.received_at FROM query.reading WHERE reading.document_id = row.document_id;
        UPDATE query.event AS row SET received_at = reading.received_at FROM query.reading WHERE reading.document_id = row.document_id;
        ANALYZE;
        """;

    public static async Task RunAsync(RunningService service, string owner, TextWriter output, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(owner + ";Command Timeout=600");
        await using (var spread = source.CreateCommand(Spread))
        {
            await spread.ExecuteNonQueryAsync(cancellationToken);
        }

        var client = new QueryService.QueryServiceClient(service.Channel);
        await using var times = source.CreateCommand(
            "SELECT count(*)::integer, percentile_disc(array[0.1,0.5,0.9,0.99]) WITHIN GROUP (ORDER BY received_at) FROM query.reading");
        DateTime[] at;
        await using (var reader = await times.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            at = reader.GetFieldValue<DateTime[]>(1);
        }

        foreach (var time in at)
        {
            var asOf = Timestamp.FromDateTime(time);
            var watch = Stopwatch.StartNew();
            var claims = await client.ListClaimsAsync(new() { AsOf = asOf, MinOutlets = 2 }, cancellationToken: cancellationToken);
            var first = watch.Elapsed;
            var again = await MedianAsync(async () => await client.ListClaimsAsync(new() { AsOf = asOf, MinOutlets = 2 }, cancellationToken: cancellationToken));
            var origins = claims.Claims.Count == 0 ? 0 : await MedianAsync(async () => await client.GetOriginsAsync(new() { AsOf = asOf, ClaimId = claims.Claims[0].Id }, cancellationToken: cancellationToken));
            var list = await MedianAsync(async () => await client.ListStatementsAsync(new() { AsOf = asOf }, cancellationToken: cancellationToken));
            output.WriteLine(FormattableString.Invariant(
                $"as of {time:s}: first {first.TotalSeconds:F2} s; then claims {again:F1} ms, origins {origins:F1} ms, statements {list:F1} ms"));
        }

        var now = await MedianAsync(async () => await client.ListStatementsAsync(new(), cancellationToken: cancellationToken));
        var nowClaims = await MedianAsync(async () => await client.ListClaimsAsync(new() { MinOutlets = 2 }, cancellationToken: cancellationToken));
        output.WriteLine(FormattableString.Invariant($"now: claims {nowClaims:F1} ms, statements {now:F1} ms"));
    }

    private static async Task<double> MedianAsync(Func<Task> call)
    {
        var times = new List<double>();
        for (var round = 0; round < 15; round++)
        {
            var watch = Stopwatch.StartNew();
            await call();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(7);
    }
}
