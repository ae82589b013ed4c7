using Dapr.Client;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

public sealed class DurabilityTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sidecar_StoppedInGoodOrder_FinishesWhatIsOnItsWay()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Handle = async (_, cancellationToken) =>
        {
            await finish.Task.WaitAsync(cancellationToken);
            return Outcome.Success;
        };
        var database = await cluster.CreateDatabaseAsync();
        var sidecar = await RunningSidecar.StartAsync(database, [app]);
        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, "a", Token);
        await app.ReceivesAsync(1);

        var stopping = sidecar.DisposeAsync().AsTask();
        finish.SetResult();
        await stopping;

        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery"));
    }

    [Fact]
    public async Task Sidecars_TwoOnOneDatabase_DeliverEachMessageOnceBetweenThem()
    {
        const int Messages = 300;
        await using var app = await TestApp.StartAsync("harbour", Topic);
        var database = await cluster.CreateDatabaseAsync();
        await using var first = await RunningSidecar.StartAsync(database, [app]);
        await using var second = await RunningSidecar.StartAsync(database, [app]);
        await first.ServesAsync(app);
        await second.ServesAsync(app);
        DaprClient[] clients = [first.Client(app), second.Client(app)];

        await Parallel.ForEachAsync(Enumerable.Range(0, Messages), Token, async (number, token) =>
            await clients[number % 2].PublishEventAsync("pubsub", Topic, number, token));
        await first.DrainsAsync();

        Assert.Equal(Messages, app.Received.Count);
        Assert.Equal(Messages, app.Received.Select(received => received.Event.Id).Distinct().Count());
        Assert.Empty(first.Errors.Entries);
        Assert.Empty(second.Errors.Entries);
    }

    [Fact]
    public async Task Sidecars_OneHoldsAClaim_TheOtherLeavesItAndTakesTheRest()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        var database = await cluster.CreateDatabaseAsync();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Event.Data.ToStringUtf8() == "\"slow\"")
            {
                await release.Task.WaitAsync(cancellationToken);
            }

            return Outcome.Success;
        };
        await using var first = await RunningSidecar.StartAsync(database, [app]);
        await first.Client(app).PublishEventAsync("pubsub", Topic, "slow", Token);
        await app.ReceivesAsync(1);

        await using var second = await RunningSidecar.StartAsync(database, [app]);
        await second.ServesAsync(app);
        await second.Client(app).PublishEventAsync("pubsub", Topic, "quick", Token);
        await app.ReceivesAsync(2);
        await Eventually.HoldsAsync(
            async () => await first.ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery") == 1, "the quick one is done");
        release.SetResult();
        await first.DrainsAsync();

        Assert.Equal(["\"slow\"", "\"quick\""], app.Received.Select(received => received.Event.Data.ToStringUtf8()));
    }

    [Fact]
    public async Task Sidecar_ClaimOfAnotherRunsOut_DeliversThen()
    {
        await using var app = new TestApp("harbour", Topic);
        await app.UpAsync();
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await sidecar.ServesAsync(app);
        await app.DownAsync();
        await Eventually.HoldsAsync(async () => !await sidecar.Client(app).CheckHealthAsync(Token), "the app is down");
        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, "a", Token);

        var leaseEnds = await sidecar.ScalarAsync<DateTime>(
            """
            UPDATE sidecar.delivery
            SET claim = gen_random_uuid(), claimed_by = 'sidecar-63/of another process', due_at = clock_timestamp() + interval '1 second'
            RETURNING due_at
            """);
        await app.UpAsync();
        await app.ReceivesAsync(1);

        Assert.True(await sidecar.ScalarAsync<DateTime>("SELECT clock_timestamp()") >= leaseEnds);
        await sidecar.DrainsAsync();
    }

    [Fact]
    public async Task Sidecar_ItsDatabaseConnectionsBreak_GoesOn()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await sidecar.ServesAsync(app);

        await sidecar.ScalarAsync<long>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'sidecar' AND datname = current_database()");
        await Eventually.HoldsAsync(() => sidecar.Client(app).CheckOutboundHealthAsync(Token), "the sidecar has connections again");
        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, "a", Token);

        await app.ReceivesAsync(1);
        await sidecar.DrainsAsync();
    }
}
