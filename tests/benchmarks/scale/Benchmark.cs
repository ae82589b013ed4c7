using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Fleet;

namespace Hearsay.ScaleBenchmark;

/// <summary>
/// How the work of extraction is shared: documents a second by one, two and three processes, one text at a time in each, then how
/// soon a fourth takes part while documents wait.
/// </summary>
internal static class Benchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], CultureInfo.InvariantCulture, out var given) || given < 8)))
        {
            await Console.Error.WriteLineAsync("usage: dotnet run --project tests/benchmarks/scale -c Release [-- DOCUMENTS]   at least 8 a step, default 40");
            return 2;
        }

        var documents = args.Length == 1 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hearsay-scale-{Guid.CreateVersion7():N}")).FullName;
        using var interrupted = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        });
        try
        {
            await MeasureAsync(folder, documents, interrupted.Token);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int documents, CancellationToken cancellationToken)
    {
        // What a process cannot read at once stays for the others: two deliveries, of which one is read and one is at hand.
        var settings = new Dictionary<string, string> { ["Extraction__Slots"] = "1", ["Sidecar__ParallelDeliveries"] = "2" };
        await using var fleet = await ServiceFleet.StartAsync(folder, settings, cancellationToken);
        var articles = new Articles();
        await Console.Out.WriteLineAsync($"{Environment.ProcessorCount} cores; {documents} articles of some {articles.Words} words a step, each process reads one at a time");
        var first = 0.0;
        for (var processes = 1; processes <= 3; processes++)
        {
            await WarmAsync(fleet, await fleet.AddExtractorAsync(cancellationToken), articles, cancellationToken);
            var before = await SharesAsync(fleet, cancellationToken);
            var rate = await RateAsync(fleet, articles, documents, cancellationToken);
            first = processes == 1 ? rate : first;
            var shares = (await SharesAsync(fleet, cancellationToken)).Zip(before, (after, earlier) => after - earlier);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{processes} processes: {rate:F2} documents a second, {rate / first:F2} times one process; shares {string.Join(", ", shares)}"));
        }

        await JoinAsync(fleet, articles, documents, cancellationToken);
    }

    /// <summary>The first texts of a process are read slowly, while its code is compiled: they are no part of a step.</summary>
    private static async Task WarmAsync(ServiceFleet fleet, Extractor extractor, Articles articles, CancellationToken cancellationToken)
    {
        const int Enough = 6;
        while (await extractor.DocumentsAsync(cancellationToken) < Enough)
        {
            var before = await fleet.ReadAsync(cancellationToken);
            var more = 3 * fleet.Extractors.Count;
            await SubmitAsync(fleet, articles, more, cancellationToken);
            await Eventually.HoldsAsync(async () => await fleet.ReadAsync(cancellationToken) == before + more, "what warms it is read", Patience);
        }
    }

    /// <summary>Documents a second from the first stored evidence of a step to the last, by the database's clock.</summary>
    private static async Task<double> RateAsync(ServiceFleet fleet, Articles articles, int documents, CancellationToken cancellationToken)
    {
        var before = await fleet.ReadAsync(cancellationToken);
        await SubmitAsync(fleet, articles, documents, cancellationToken);
        await Eventually.HoldsAsync(async () => await fleet.ReadAsync(cancellationToken) == before + documents, "all is read", Patience);
        var seconds = await fleet.ScalarAsync<double>(
            $"SELECT extract(epoch FROM max(stored_at) - min(stored_at))::float8 FROM (SELECT stored_at FROM extraction.evidence ORDER BY position DESC LIMIT {documents}) AS step",
            cancellationToken);
        return (documents - 1) / seconds;
    }

    private static async Task JoinAsync(ServiceFleet fleet, Articles articles, int documents, CancellationToken cancellationToken)
    {
        var before = await fleet.ReadAsync(cancellationToken);
        await SubmitAsync(fleet, articles, 3 * documents, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var fourth = await fleet.AddExtractorAsync(cancellationToken);
        var ready = Stopwatch.GetElapsedTime(started);
        await Eventually.HoldsAsync(async () => await fourth.DocumentsAsync(cancellationToken) > 0, "the fourth has read a document", Patience);
        var joined = Stopwatch.GetElapsedTime(started);
        await Eventually.HoldsAsync(async () => await fleet.ReadAsync(cancellationToken) == before + (3 * documents), "all is read", Patience);
        var share = await fourth.DocumentsAsync(cancellationToken);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"a fourth process while {3 * documents} documents wait: ready after {ready.TotalSeconds:F1} s, its first document read {(joined - ready).TotalSeconds:F1} s later; it read {share} of them"));
        var total = (await SharesAsync(fleet, cancellationToken)).Sum();
        var stored = await fleet.ScalarAsync<long>("SELECT count(*) FROM extraction.evidence", cancellationToken);
        await Console.Out.WriteLineAsync($"{stored} documents sent and stored, {total} read by the four processes together");
    }

    private static async Task SubmitAsync(ServiceFleet fleet, Articles articles, int documents, CancellationToken cancellationToken)
    {
        foreach (var _ in Enumerable.Range(0, documents))
        {
            await fleet.SubmitAsync(articles.Next(), cancellationToken);
        }
    }

    private static async Task<long[]> SharesAsync(ServiceFleet fleet, CancellationToken cancellationToken) =>
        await Task.WhenAll(fleet.Extractors.Select(extractor => extractor.DocumentsAsync(cancellationToken)));
}
