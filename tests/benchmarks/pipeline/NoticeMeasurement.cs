using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.PipelineBenchmark;

/// <summary>From submit until those who watch are told, at one document a second: by one watcher, and by a hundred of one process.</summary>
internal static class NoticeMeasurement
{
    private const double Rate = 1;
    private static readonly (string Profile, int[] Watchers)[] Measured = [("model", [1]), ("fast", [1, 100])];

    public static async Task RunAsync(string folder, int seconds, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (profile, all) in Measured)
        {
            await using var platform = await Platform.StartAsync(folder, profile, cancellationToken);
            foreach (var watchers in all)
            {
                var latencies = await MeasureAsync(platform, watchers, (int)(Rate * seconds), cancellationToken);
                await output.WriteLineAsync($"submit to notice, engine {profile}, watchers: {watchers}, 1 a second: {latencies}");
            }
        }
    }

    /// <summary>A document counts once all watchers were told of it.</summary>
    private static async Task<Latencies> MeasureAsync(Platform platform, int watchers, int count, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = new ConcurrentDictionary<string, List<long>>(StringComparer.Ordinal);
        var watching = Enumerable.Range(0, watchers).Select(_ => WatchAsync(platform.Watch(end.Token), told)).ToList();
        var submitted = new Dictionary<string, long>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / Rate));
        while (submitted.Count < count && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var began = Stopwatch.GetTimestamp();
            submitted[await platform.Journeys.SubmitAsync(Lane.Fresh, cancellationToken)] = began;
        }

        for (var waited = 0; waited < 3_000 && !submitted.Keys.All(document => CountOf(told, document) == watchers); waited++)
        {
            await Task.Delay(20, cancellationToken);
        }

        await end.CancelAsync();
        await Task.WhenAll(watching);
        return new Latencies(submitted.Select(document => Stopwatch.GetElapsedTime(document.Value, told[document.Key].Max()).TotalMilliseconds));
    }

    private static int CountOf(ConcurrentDictionary<string, List<long>> told, string document)
    {
        if (!told.TryGetValue(document, out var times))
        {
            return 0;
        }

        lock (times)
        {
            return times.Count;
        }
    }

    private static async Task WatchAsync(AsyncServerStreamingCall<WatchStatementsResponse> call, ConcurrentDictionary<string, List<long>> told)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        using (call)
        {
            try
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    var answer = call.ResponseStream.Current;
                    var document = (answer.Statement?.Passage ?? answer.Event?.Passage)?.DocumentId;
                    if (document is not null && known.Add(document))
                    {
                        var times = told.GetOrAdd(document, _ => []);
                        lock (times)
                        {
                            times.Add(Stopwatch.GetTimestamp());
                        }
                    }
                }
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled)
            {
                // All is told.
            }
        }
    }
}
