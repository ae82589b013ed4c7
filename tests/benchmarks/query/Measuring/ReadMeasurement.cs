using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Client = Hearsay.Contracts.Query.V1.QueryService.QueryServiceClient;

namespace Hearsay.QueryBenchmark;

/// <summary>Times of all kinds of requests, by one client and by four at a time.</summary>
/// <param name="Alone">By one client.</param>
/// <param name="Crowded">By four clients.</param>
/// <param name="Failed">Requests that were refused or failed.</param>
internal sealed record ReadMeasurement(Latencies Alone, Latencies Crowded, int Failed)
{
    private const int Clients = 4;

    /// <summary>Measures one kind, after requests that warm it.</summary>
    public static async Task<ReadMeasurement> OfAsync(RequestMix mix, Client client, int rounds)
    {
        var failed = new ConcurrentBag<StatusCode>();
        await AskAsync(mix, client, new Draws(1), Math.Max(10, rounds / 10), failed);
        failed.Clear();
        var alone = await AskAsync(mix, client, new Draws(2), rounds, failed);
        var crowded = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(number => Task.Run(() => AskAsync(mix, client, new Draws(3 + (ulong)number), rounds / Clients, failed))));
        return new ReadMeasurement(new Latencies(alone), new Latencies(crowded.SelectMany(times => times)), failed.Count);
    }

    private static async Task<List<double>> AskAsync(RequestMix mix, Client client, Draws draws, int rounds, ConcurrentBag<StatusCode> failed)
    {
        var times = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            try
            {
                await mix.AskAsync(client, draws);
            }
            catch (RpcException exception)
            {
                failed.Add(exception.StatusCode);
            }

            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times;
    }
}
