using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.Postgres;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>Several relays of one outbox: each publishes its part, and one that fell behind changes nothing.</summary>
public sealed class RelayLeaseTests(ClusterFixture cluster)
{
    private const string Holders = "SELECT count(DISTINCT lease_owner) FROM outbox_cursor WHERE lease_until > now()";
    private const string SmallestPart = "SELECT min(shards) FROM (SELECT count(*) / 2 AS shards FROM outbox_cursor WHERE lease_until > now() GROUP BY lease_owner) AS part";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoRelays_OfOneOutbox_ShareTheShardsAndSkipAndReorderNothing()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var documents = Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7()).ToArray();
        var twin = await sender.StartTwinAsync();
        var ids = documents.ToDictionary(document => document, _ => new List<string>());
        await Eventually.HoldsAsync(async () => (long)(await sender.ScalarAsync(Holders))! == 2, "both have shards");
        await Eventually.HoldsAsync(async () => (long)(await sender.ScalarAsync(SmallestPart))! == 8, "each has half of them");
        for (var round = 0; round < 10; round++)
        {
            foreach (var document in documents)
            {
                ids[document].AddRange(await sender.SendAsync(document, 2));
            }

            if (round == 5)
            {
                await twin.DisposeAsync();
            }
        }

        await sender.AllSentAsync();

        Assert.All(documents, document => Assert.Equal(ids[document], sender.Dapr.FirstsOf(document)));
    }

    /// <summary>A relay that was killed gives nothing back: the others wait for the end of its leases, and no longer.</summary>
    [Fact]
    public async Task Relay_ThatDied_IsReplacedWithinTwelveSecondsAndWhatItHeldIsSent()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await using var source = await MigratedAsync(database);
        var dead = new OutboxShards(source);
        await dead.ShareAsync(Cancellation);
        await dead.TakeAsync(OutboxShards.Count, Cancellation);
        var died = Stopwatch.StartNew();
        await using var sender = await Sender.StartAsync(cluster, database: database);
        var ids = new List<string>();
        foreach (var document in Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()))
        {
            ids.AddRange(await sender.SendAsync(document));
        }

        await sender.AllSentAsync();

        Assert.InRange(died.Elapsed, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(12));
        Assert.Equal(ids.Order(StringComparer.Ordinal), sender.Dapr.All.Select(published => published.Id).Order(StringComparer.Ordinal));
        Assert.Equal(16L, await sender.ScalarAsync("SELECT count(*) / 2 FROM outbox_cursor WHERE lease_until > now()"));
    }

    /// <summary>A process that was stopped and goes on finds its leases over: it calls off what is under way, and moves no cursor.</summary>
    [Fact]
    public async Task ShardRelay_ThatSleptThroughItsLease_SendsNothingMore()
    {
        var clock = new FakeTimeProvider();
        var dapr = new FakeDapr();
        await using var sender = await Sender.StartAsync(cluster, dapr);
        var lease = new ShardLease(3, 1, new OutboxPosition(0, 0), new OutboxPosition(0, 0));
        var awake = new ShardRelay(lease, sender.Service.Services.GetRequiredService<EventSender>(), new MessagingOptions(), clock, () => { });
        Assert.Equal(2, awake.Places().Count());
        clock.Advance(TimeSpan.FromSeconds(6));
        awake.Extend(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.False(awake.IsOver);

        clock.Advance(TimeSpan.FromSeconds(2));
        awake.Begin(Lane.Fresh, [new OutboxEvent(new OutboxPosition(9, 9), Guid.CreateVersion7(), Topics.DocumentsReceived, "type", Guid.CreateVersion7(), "{}"u8.ToArray(), null)]);
        await awake.DisposeAsync();

        Assert.True(awake.IsOver);
        Assert.Empty(awake.Places());
        Assert.Empty(awake.Behind());
        Assert.Empty(dapr.All);
    }

    [Fact]
    public async Task Relay_Stopped_GivesItsShardsBack()
    {
        var sender = await Sender.StartAsync(cluster);
        await sender.SendAsync(Guid.CreateVersion7());
        await sender.AllSentAsync();
        Assert.True((bool)(await sender.ScalarAsync("SELECT bool_and(lease_until > now()) FROM outbox_cursor"))!);

        await sender.DisposeAsync();

        Assert.True((bool)(await sender.ScalarAsync("SELECT bool_and(lease_until < now()) FROM outbox_cursor"))!);
        Assert.Equal(0L, await sender.ScalarAsync("SELECT count(*) FROM outbox_relay"));
    }

    [Fact]
    public async Task Stop_WhileTheBrokerHangs_GivesTheShardsBackAndKeepsTheEvent()
    {
        var reached = 0;
        var dapr = new FakeDapr
        {
            Before = async (_, token) =>
            {
                Interlocked.Exchange(ref reached, 1);
                await Task.Delay(Timeout.Infinite, token);
            },
        };
        var sender = await Sender.StartAsync(cluster, dapr);
        await sender.SendAsync(Guid.CreateVersion7());
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref reached) == 1), "the publish is under way");
        Assert.Equal(0L, await sender.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"));

        await sender.DisposeAsync();

        Assert.True((bool)(await sender.ScalarAsync("SELECT bool_and(lease_until < now() AND txid = '0') FROM outbox_cursor"))!);
    }

    [Fact]
    public async Task Shards_HeldByAnother_AreNotGiven()
    {
        await using var source = await MigratedAsync();
        var first = new OutboxShards(source);
        var second = new OutboxShards(source);

        var all = await first.TakeAsync(OutboxShards.Count, Cancellation);

        Assert.Equal(OutboxShards.Count, all.Count);
        Assert.Empty(await second.TakeAsync(OutboxShards.Count, Cancellation));
        Assert.Equal(all.OrderBy(lease => lease.Shard), (await first.RenewAsync(Cancellation)).OrderBy(lease => lease.Shard));
    }

    [Fact]
    public async Task Share_OfEachRelay_IsItsPartOfThoseThatLive()
    {
        await using var source = await MigratedAsync();
        var relays = Enumerable.Range(0, 3).Select(_ => new OutboxShards(source)).ToList();

        Assert.Equal(16, await relays[0].ShareAsync(Cancellation));
        Assert.Equal(8, await relays[1].ShareAsync(Cancellation));
        Assert.Equal(6, await relays[2].ShareAsync(Cancellation));
        await ExecuteAsync(source, "UPDATE outbox_relay SET seen_at = now() - interval '9 seconds'");
        Assert.Equal(16, await relays[0].ShareAsync(Cancellation));
    }

    [Fact]
    public async Task Advance_OfARelayThatSleptThroughItsLease_WritesNothing()
    {
        await using var source = await MigratedAsync();
        var (paused, other, log) = (new OutboxShards(source), new OutboxShards(source), new OutboxLog(source));
        var old = (await paused.TakeAsync(1, Cancellation)).Single();
        await ExpireAsync(source);
        var current = (await other.TakeAsync(16, Cancellation)).Single(lease => lease.Shard == old.Shard);
        var place = new OutboxPlace(Lane.Fresh, old.Shard);

        Assert.Empty(await log.AdvanceAsync([new Progress(place, new OutboxPosition(7, 7), old.Epoch)], Cancellation));
        Assert.Empty(await paused.RenewAsync(Cancellation));
        Assert.Equal([place], await log.AdvanceAsync([new Progress(place, new OutboxPosition(8, 8), current.Epoch)], Cancellation));
        Assert.Equal(new OutboxPosition(8, 8), (await other.RenewAsync(Cancellation)).Single(lease => lease.Shard == old.Shard).Fresh);
    }

    [Fact]
    public async Task Advance_BehindWhereTheCursorStands_MovesNothing()
    {
        await using var source = await MigratedAsync();
        var (shards, log) = (new OutboxShards(source), new OutboxLog(source));
        var lease = (await shards.TakeAsync(1, Cancellation)).Single();
        var place = new OutboxPlace(Lane.Backfill, lease.Shard);

        Assert.Equal([place], await log.AdvanceAsync([new Progress(place, new OutboxPosition(8, 8), lease.Epoch)], Cancellation));
        Assert.Empty(await log.AdvanceAsync([new Progress(place, new OutboxPosition(8, 7), lease.Epoch)], Cancellation));
    }

    [Fact]
    public async Task Shard_TakenAgainByItsOwnerAfterItRanOut_HasANewEpoch()
    {
        await using var source = await MigratedAsync();
        var (shards, log) = (new OutboxShards(source), new OutboxLog(source));
        var old = (await shards.TakeAsync(1, Cancellation)).Single();
        await ExpireAsync(source);

        Assert.Empty(await shards.RenewAsync(Cancellation));
        Assert.Equal(old.Epoch + 1, (await shards.TakeAsync(1, Cancellation)).Single().Epoch);
        Assert.Empty(await log.AdvanceAsync([new Progress(new OutboxPlace(Lane.Fresh, old.Shard), new OutboxPosition(7, 7), old.Epoch)], Cancellation));
    }

    [Fact]
    public async Task Leave_OfARelayThatHasNoShard_TakesNoneFromAnybody()
    {
        await using var source = await MigratedAsync();
        var holder = new OutboxShards(source);
        var lease = (await holder.TakeAsync(1, Cancellation)).Single();

        await new OutboxShards(source).LeaveAsync(Cancellation);

        Assert.Equal(lease, (await holder.RenewAsync(Cancellation)).Single());
    }

    [Fact]
    public async Task Read_InSmallSteps_GoesByTheNumberOfTheTransaction()
    {
        await using var source = await MigratedAsync();
        await ExecuteAsync(
            source,
            """
            INSERT INTO outbox_event (txid, event_id, topic, event_type, order_key, payload, created_on)
            SELECT txid::text::xid8, gen_random_uuid(), 'topic', 'type', '00000000-0000-7000-8000-000000000001', '', current_date + age
            FROM (VALUES (100, 0), (99, 1), (11, -9), (10, 0), (9, 2), (2, 1)) AS event (txid, age)
            """);
        var shard = (short)(await ScalarAsync(source, "SELECT shard FROM outbox_event LIMIT 1"))!;
        var log = new OutboxLog(source);
        var read = new List<ulong>();

        for (var after = new OutboxPosition(0, 0); (await log.ReadAsync([new ReadFrom(new OutboxPlace(Lane.Fresh, shard), after, 2)], Cancellation)).SingleOrDefault() is { } events; after = events.Last().Position)
        {
            Assert.InRange(events.Count(), 1, 2);
            read.AddRange(events.Select(pending => pending.Position.TransactionId));
        }

        Assert.Equal([2, 9, 10, 11, 99, 100], read);
    }

    private async Task<NpgsqlDataSource> MigratedAsync() => await MigratedAsync(await cluster.Cluster.CreateDatabaseAsync(Cancellation));

    private static async Task<NpgsqlDataSource> MigratedAsync(TestDatabase database)
    {
        var connectionString = await database.MigrateAsync(Sender.Schema, Cancellation);
        return ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance);
    }

    private static Task ExpireAsync(NpgsqlDataSource source) => ExecuteAsync(source, "UPDATE outbox_cursor SET lease_until = now() - interval '1 second'");

    private static Task ExecuteAsync(NpgsqlDataSource source, string sql) => ScalarAsync(source, sql);

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
