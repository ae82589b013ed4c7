using System.Diagnostics;
using Grpc.Core;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>Streams that end, go on elsewhere, are slow.</summary>
public sealed class WatchStreamTests(QueryFixture query, ClusterFixture cluster) : IClassFixture<QueryFixture>
{
    [Fact]
    public async Task Token_AmidADocument_GoesOnAtAnotherReplica()
    {
        var outlet = Outlet();
        await using var replica = await query.ReplicaAsync();
        await using var here = await Watcher.OpenAsync(query.Client, Of(outlet));
        await query.TakeInAsync(Council(outlet), Said(outlet, "Ada Quern"));
        Assert.Equal([Closes], await here.WordsAsync(1));

        await using var there = await Watcher.OpenAsync(replica.Client(), Of(outlet), here.Token);

        Assert.Equal([Sold, "sell", Sails], await there.WordsAsync(3));
    }

    [Fact]
    public async Task SignOfLife_NothingMatches_MovesTheTokenOn()
    {
        var outlet = Outlet();
        await using var replica = await query.ReplicaAsync(("Watch:Heartbeat", "00:00:00.050"));
        await using var watcher = await Watcher.OpenAsync(replica.Client(), Of(outlet));
        var first = watcher.Token;

        await query.TakeInAsync(Said(Outlet(), "Ada Quern"));
        await watcher.UntilTokenMovesAsync(first);

        await query.TakeInAsync(Said(outlet, "Ada Quern"));
        await using var back = await Watcher.OpenAsync(query.Client, Of(outlet), watcher.Token);
        Assert.Equal([Sails], await back.WordsAsync(1));
    }

    [Fact]
    public async Task Stream_AtTheEndOfItsLife_AsksToGoOn()
    {
        var outlet = Outlet();
        await using var replica = await query.ReplicaAsync(("Watch:Life", "00:00:00.500"));
        await using var watcher = await Watcher.OpenAsync(replica.Client(), Of(outlet));

        var refusal = await watcher.EndAsync();
        await query.TakeInAsync(Said(outlet, "Ada Quern"));

        Assert.Equal((StatusCode.Unavailable, "WATCH_ENDED"), (refusal.Code, refusal.Reason));
        await using var next = await Watcher.OpenAsync(query.Client, Of(outlet), watcher.Token);
        Assert.Equal([Sails], await next.WordsAsync(1));
    }

    [Fact]
    public async Task Service_Stops_EndsStreamsAtOnce()
    {
        var replica = await query.ReplicaAsync();
        await using var watcher = await Watcher.OpenAsync(replica.Client(), Of(Outlet()));
        var ending = watcher.EndAsync();
        var began = Stopwatch.GetTimestamp();

        await replica.StopAsync();

        Assert.Equal("WATCH_ENDED", (await ending).Reason);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 15);
        await replica.DisposeAsync();
    }

    [Fact]
    public async Task SlowReader_OthersGoOn_HoldsNoConnectionAndMissesNothing()
    {
        const int Count = 40;
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        var outlet = Outlet();
        await using var slow = await Watcher.OpenAsync(own.Client, Of(outlet));
        await using var quick = await Watcher.OpenAsync(own.Client, Of(outlet));
        // More than the connection between client and service holds.
        var title = new string('x', 200_000);
        var spoken = Enumerable.Range(1, Count).Select(number => $"the crane {number} is sold").ToList();
        foreach (var content in spoken)
        {
            await own.TakeInAsync(Said(outlet, "Ada Quern", content).With(facts => facts.Title = title));
        }

        Assert.Equal(spoken, await quick.WordsAsync(Count));
        Assert.Equal(0L, await own.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"));
        Assert.Equal(spoken, await slow.WordsAsync(Count));
        Assert.Empty(own.Service.Errors);
    }

    [Fact]
    public async Task ManyStreams_OneOutlet_AreAllTold()
    {
        var outlet = Outlet();
        var watchers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Watcher.OpenAsync(query.Client, Of(outlet))));

        await query.TakeInAsync(Council(outlet));

        foreach (var watcher in watchers)
        {
            Assert.Equal([Closes, Sold, "sell"], await watcher.WordsAsync(3));
            await watcher.DisposeAsync();
        }
    }
}
