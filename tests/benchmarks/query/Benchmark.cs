using System.Diagnostics;
using Hearsay.Query;
using Hearsay.TestSupport;
using Npgsql;
using Client = Hearsay.Contracts.Query.V1.QueryService.QueryServiceClient;

namespace Hearsay.QueryBenchmark;

/// <summary>Measures the query service over read models of several sizes and prints what it finds.</summary>
internal static class Benchmark
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (Options.Parse(args) is not { } options)
        {
            await errors.WriteLineAsync(Options.Usage);
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        await using var cluster = await TestCluster.StartAsync(stop.Token);
        if (options.Projected > 0)
        {
            await ProjectionMeasurement.RunAsync(cluster, options.Projected, output, stop.Token);
        }

        var tables = new List<ResultTable>();
        foreach (var size in options.Sizes)
        {
            tables.Add(await MeasureAsync(cluster, size, options.Rounds, output, stop.Token));
        }

        ResultTable.PrintGrowth(tables, output);
        return 0;
    }

    private static async Task<ResultTable> MeasureAsync(TestCluster cluster, int size, int rounds, TextWriter output, CancellationToken cancellationToken)
    {
        var database = await cluster.CreateDatabaseAsync(cancellationToken);
        await using var service = await RunningService.StartAsync(QueryComposition.Definition, database, cancellationToken: cancellationToken);
        var world = new NewsWorld(size / ArticleWriter.Statements);
        var sample = new NewsSample(world);
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { SearchPath = "query", CommandTimeout = 3_600 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var fill = new BulkFill(connection);
        var watch = Stopwatch.StartNew();
        await fill.RunAsync(world, sample, cancellationToken);
        var (bytes, statements, claims) = await fill.SizeAsync(cancellationToken);
        await output.WriteLineAsync();
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{statements} statements of {claims} claims in {world.Count} documents, {bytes >> 20} MiB, filled in {watch.Elapsed.TotalSeconds:F0} s ({world.Count / watch.Elapsed.TotalSeconds:F0} documents/s)"));

        var table = new ResultTable(size);
        table.PrintHead(output);
        var client = new Client(service.Channel);
        foreach (var mix in RequestMix.All(sample))
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.Add(mix, await ReadMeasurement.OfAsync(mix, client, rounds), output);
        }

        await ExportMeasurement.RunAsync(client, connection, output, cancellationToken);
        return table;
    }
}
