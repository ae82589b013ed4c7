using Hearsay.Postgres;
using Hearsay.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>Several relays of one outbox: one publishes, and one that fell behind changes nothing.</summary>
public sealed class RelayLeaseTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoRelays_OfOneOutbox_SkipAndReorderNothing()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var documents = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        var twin = await sender.StartTwinAsync();
        var ids = documents.ToDictionary(document => document, _ => new List<string>());
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

    [Fact]
    public async Task Relay_Stopped_GivesTheLeaseBack()
    {
        var sender = await Sender.StartAsync(cluster);
        await sender.SendAsync(Guid.CreateVersion7());
        await sender.AllSentAsync();
        Assert.True((bool)(await sender.ScalarAsync("SELECT lease_until > now() FROM outbox_cursor"))!);

        await sender.DisposeAsync();

        Assert.True((bool)(await sender.ScalarAsync("SELECT lease_until < now() FROM outbox_cursor"))!);
    }

    [Fact]
    public async Task Stop_WhileTheBrokerHangs_GivesTheLeaseBackAndKeepsTheEvent()
    {
        var dapr = new FakeDapr { Before = (_, token) => Task.Delay(Timeout.Infinite, token) };
        var sender = await Sender.StartAsync(cluster, dapr);
        var reached = 0;
        dapr.Before = async (_, token) =>
        {
            Interlocked.Exchange(ref reached, 1);
            await Task.Delay(Timeout.Infinite, token);
        };
        await sender.SendAsync(Guid.CreateVersion7());
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref reached) == 1), "the publish is under way");

        await sender.DisposeAsync();

        Assert.True((bool)(await sender.ScalarAsync("SELECT lease_until < now() AND txid = '0' FROM outbox_cursor"))!);
    }

    [Fact]
    public async Task Lease_HeldByAnother_IsNotGiven()
    {
        await using var source = await MigratedAsync();
        var first = new OutboxLog(source);
        var second = new OutboxLog(source);

        var lease = await first.LeaseAsync(Cancellation);

        Assert.NotNull(lease);
        Assert.Null(await second.LeaseAsync(Cancellation));
        Assert.Equal(lease, await first.LeaseAsync(Cancellation));
    }

    [Fact]
    public async Task Advance_OfARelayThatSleptThroughItsLease_WritesNothing()
    {
        await using var source = await MigratedAsync();
        var paused = new OutboxLog(source);
        var other = new OutboxLog(source);
        var old = (await paused.LeaseAsync(Cancellation))!;
        await ExpireAsync(source);
        var current = (await other.LeaseAsync(Cancellation))!;

        Assert.False(await paused.AdvanceAsync(old.Epoch, new OutboxPosition("7", 7), Cancellation));
        Assert.Equal(new OutboxPosition("0", 0), (await other.LeaseAsync(Cancellation))!.Position);
        Assert.True(await other.AdvanceAsync(current.Epoch, new OutboxPosition("8", 8), Cancellation));
        Assert.Equal(new OutboxPosition("8", 8), (await other.LeaseAsync(Cancellation))!.Position);
    }

    [Fact]
    public async Task Lease_TakenAgainByItsOwnerAfterItRanOut_HasANewEpoch()
    {
        await using var source = await MigratedAsync();
        var log = new OutboxLog(source);
        var old = (await log.LeaseAsync(Cancellation))!;
        await ExpireAsync(source);

        Assert.Equal(old.Epoch + 1, (await log.LeaseAsync(Cancellation))!.Epoch);
        Assert.False(await log.AdvanceAsync(old.Epoch, new OutboxPosition("7", 7), Cancellation));
    }

    [Fact]
    public async Task Release_OfARelayThatHasNoLease_TakesItFromNobody()
    {
        await using var source = await MigratedAsync();
        var holder = new OutboxLog(source);
        var lease = await holder.LeaseAsync(Cancellation);

        await new OutboxLog(source).ReleaseAsync(Cancellation);

        Assert.Equal(lease, await holder.LeaseAsync(Cancellation));
    }

    [Fact]
    public async Task Read_InSmallSteps_GoesByTheNumberOfTheTransaction()
    {
        await using var source = await MigratedAsync();
        await using var insert = source.CreateCommand(
            """
            INSERT INTO outbox_event (txid, event_id, topic, event_type, order_key, payload)
            SELECT txid::text::xid8, gen_random_uuid(), 'topic', 'type', gen_random_uuid(), ''
            FROM (VALUES (100), (99), (11), (10), (9), (2)) AS event (txid)
            """);
        await insert.ExecuteNonQueryAsync(Cancellation);
        var log = new OutboxLog(source);
        var read = new List<string>();

        for (var after = new OutboxPosition("0", 0); await log.ReadAsync(after, 2, Cancellation) is { Count: > 0 } events; after = events[^1].Position)
        {
            read.AddRange(events.Select(pending => pending.Position.TransactionId));
        }

        Assert.Equal(["2", "9", "10", "11", "99", "100"], read);
    }

    private async Task<NpgsqlDataSource> MigratedAsync()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        var connectionString = await database.MigrateAsync(Sender.Schema, Cancellation);
        return ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance);
    }

    private static async Task ExpireAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("UPDATE outbox_cursor SET lease_until = now() - interval '1 second'");
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
