using Hearsay.Contracts;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>What is measured of the outbox: hearsay.outbox.depth, hearsay.outbox.oldest.age, hearsay.relay.horizon.age.</summary>
public sealed class OutboxMeterTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outbox_BrokerDown_HoldsWhatWaits()
    {
        await using var sender = await Sender.StartAsync(cluster, new FakeDapr { Accepts = _ => false });
        var meter = Meter(sender);
        Assert.Equal((0L, TimeSpan.Zero), await WaitingAsync(meter));

        await sender.SendAsync(Guid.CreateVersion7(), count: 3);
        await Eventually.HoldsAsync(async () => (await FreshAsync(meter)).OldestAge > TimeSpan.FromMilliseconds(100), "the first event ages");

        Assert.Equal(3, (await FreshAsync(meter)).Depth);
    }

    [Fact]
    public async Task Outbox_AllSent_HoldsNothing()
    {
        await using var sender = await Sender.StartAsync(cluster);
        await sender.SendAsync(Guid.CreateVersion7(), count: 3);
        await sender.AllSentAsync();

        Assert.Equal((0L, TimeSpan.Zero), await WaitingAsync(Meter(sender)));
    }

    [Fact]
    public async Task Horizon_UnderARunningTransaction_IsHeldByIt()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var meter = Meter(sender);
        await using var connection = await sender.DataSource.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
        var id = (string)(await command.ExecuteScalarAsync(Cancellation))!;
        // What commits after it has to wait.
        await sender.SendAsync(Guid.CreateVersion7());
        // Other tests of the suite may run older ones in the same cluster; they end.
        await Eventually.HoldsAsync(async () => (await FreshAsync(meter)).Horizon == id, "the horizon is this transaction");

        Assert.True((await FreshAsync(meter)).IsHeld);
    }

    [Fact]
    public void HorizonAge_SameTransactionSeenAgain_Grows()
    {
        var clock = new FakeTimeProvider();
        var age = new HorizonAge(clock);
        Assert.Equal(TimeSpan.Zero, age.Observe("700", isHeld: true));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), age.Observe("700", isHeld: true));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(10), age.Observe("700", isHeld: true));

        Assert.Equal(TimeSpan.Zero, age.Observe("701", isHeld: true));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, age.Observe("702", isHeld: false));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, age.Observe("702", isHeld: true));
    }

    [Fact]
    public void EventTime_OfAnIdWithATime_IsTold()
    {
        var written = new DateTimeOffset(2026, 3, 2, 6, 30, 0, 123, TimeSpan.Zero);

        Assert.Equal(written, EventTime.Of(Guid.CreateVersion7(written)));
        Assert.Null(EventTime.Of(new Guid("0af76519-16cd-43dd-8448-eb211c80319c")));
    }

    private static OutboxMeter Meter(Sender sender) => sender.Service.Services.GetServices<IHostedService>().OfType<OutboxMeter>().Single();

    private static async Task<OutboxBacklog> FreshAsync(OutboxMeter meter) => (await meter.ReadAsync(Cancellation)).Single(lane => lane.Lane is Lane.Fresh);

    private static async Task<(long Depth, TimeSpan OldestAge)> WaitingAsync(OutboxMeter meter)
    {
        var backlog = await FreshAsync(meter);
        return (backlog.Depth, backlog.OldestAge);
    }
}
