using Grpc.Core;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>Readers who open a stream and do not fetch what it tells, at a service in a process of its own.</summary>
public sealed class WatchSlowReaderTests(ClusterFixture cluster)
{
    private const int Readers = 40;
    private const int Articles = 24;
    private const int TitleLength = 300_000;
    private const string Memory = "dotnet_process_memory_working_set_bytes";
    private const string Open = "hearsay_watch_streams_open";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_WhoDoNotFetch_CostBoundedMemoryAreCutOffAndGoOnFromTheirTokens()
    {
        var folder = Directory.CreateTempSubdirectory("hearsay-slow-").FullName;
        await using var peers = await FakePeers.StartAsync();
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(QueryComposition.Definition.Schema, Cancellation);
        await using var server = new ServerProcess(database, peers.Address, folder, settings: ("Watch__LongestUnfetched", "00:00:03"));
        await server.StartAsync();
        using var channel = ServerProcess.ChannelTo(server);
        var client = new QueryService.QueryServiceClient(channel);
        var outlet = Outlet();
        string token;
        await using (var first = await Watcher.OpenAsync(client, Of(outlet)))
        {
            token = first.Token;
        }

        var sent = await new NewsFlow(channel, peers, outlet, number: 0, flows: 1).FeedAsync(Articles, new string('x', TitleLength));
        await using (var quick = await Watcher.OpenAsync(client, Of(outlet), token))
        {
            Assert.Equal(sent, await quick.WordsAsync(Articles));
        }

        var before = await server.GaugeAsync(Memory);
        var slow = Enumerable.Range(0, Readers).Select(_ => Watcher.Begin(client, Of(outlet), token)).ToList();
        await Eventually.HoldsAsync(async () => await server.GaugeAsync(Open) >= Readers, "all watch", Patience);
        // They are cut off, and let go of when nobody comes to learn that.
        var most = 0.0;
        await Eventually.HoldsAsync(
            async () =>
            {
                most = Math.Max(most, await server.GaugeAsync(Memory));
                return await server.GaugeAsync(Open) == 0;
            },
            "nothing is held for them any more",
            Patience);

        // What waits for them is 288 MB, and twice that as text in memory.
        Assert.InRange((most - before) / 1_000_000, double.MinValue, 100);
        foreach (var reader in slow.Take(3))
        {
            Assert.Equal(sent, await ReadOnAsync(client, outlet, token, reader));
        }

        foreach (var reader in slow)
        {
            await reader.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Reader_WhoComesBackSoon_LearnsWhyItsStreamEnded()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        await using var replica = await own.ReplicaAsync(("Watch:LongestUnfetched", "00:00:10"));
        var outlet = Outlet();
        await using var slow = await Watcher.OpenAsync(replica.Client(), Of(outlet));
        var token = slow.Token;
        var spoken = new List<string>();
        for (var number = 1; number <= 12; number++)
        {
            spoken.Add($"the crane {number} is sold");
            await own.TakeInAsync(Said(outlet, "Ada Quern", spoken[^1]).With(facts => facts.Title = new string('x', TitleLength)));
        }

        await Eventually.HoldsAsync(() => ScrapeHasAsync(replica, "hearsay_watch_streams_ended_total{reason=\"STREAM_IDLE\"}"), "the stream is cut off", Patience);
        var got = new List<string>();
        var refusal = await slow.EndAsync(got);

        Assert.Equal((StatusCode.DeadlineExceeded, "STREAM_IDLE"), (refusal.Code, refusal.Reason));
        // What stood between the service and its reader, and no more.
        Assert.InRange(got.Count, 0, 4);
        await using var next = await Watcher.OpenAsync(replica.Client(), Of(outlet), slow.Token.Length > 0 ? slow.Token : token);
        Assert.Equal(spoken, [.. got, .. await next.WordsAsync(spoken.Count - got.Count)]);
        Assert.Empty(replica.Errors);
    }

    [Fact]
    public async Task Setting_OutOfItsRange_IsRefusedAtTheStart()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => own.ReplicaAsync(("Watch:LongestUnfetched", "00:00:00")));

        Assert.Contains("LongestUnfetched", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>All that a reader gets, on the stream that it left lying and from its last token on.</summary>
    private static async Task<IReadOnlyList<string>> ReadOnAsync(QueryService.QueryServiceClient client, string outlet, string token, Watcher reader)
    {
        var got = new List<string>();
        await reader.BreakAsync(got);
        await using var next = await Watcher.OpenAsync(client, Of(outlet), reader.Token.Length > 0 ? reader.Token : token);
        return [.. got, .. await next.WordsAsync(Articles - got.Count)];
    }

    private static async Task<bool> ScrapeHasAsync(RunningService service, string start) =>
        (await service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancellation)).Split('\n').Any(line => line.StartsWith(start, StringComparison.Ordinal));
}
