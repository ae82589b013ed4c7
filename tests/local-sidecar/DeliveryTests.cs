using System.Collections.Concurrent;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

public sealed class DeliveryTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_AppAnswersDrop_IsKeptAsDeadWithItsReason()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = (_, _) => Task.FromResult(Outcome.Drop);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await sidecar.ServesAsync(app);

        await PublishAsync(sidecar, app, "a");
        await app.ReceivesAsync(1);
        await sidecar.DrainsAsync();

        Assert.Equal(
            "the app answered DROP",
            await sidecar.ScalarAsync<string>("SELECT last_error FROM sidecar.delivery WHERE dead_since IS NOT NULL AND topic = 'bulletins'"));
        Assert.Contains(sidecar.Errors.Entries, entry => entry.Contains(app.Received[0].Event.Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("500ms")]
    public async Task Delivery_TimeToLiveIsOver_IsNotMade(string timeToLive)
    {
        await using var app = new TestApp("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await PublishAsync(sidecar, app, "stale", new Dictionary<string, string> { ["ttlInSeconds"] = timeToLive });
        await Eventually.HoldsAsync(
            () => sidecar.ScalarAsync<bool>("SELECT bool_and(expires_at < now()) FROM sidecar.message"), "the message is stale");

        await app.UpAsync();
        await PublishAsync(sidecar, app, "fresh");
        await app.ReceivesAsync(1);
        await sidecar.DrainsAsync();

        Assert.Equal("\"fresh\"", Assert.Single(app.Received).Event.Data.ToStringUtf8());
        Assert.Equal(1, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery WHERE dead_since IS NOT NULL"));
    }

    [Fact]
    public async Task Delivery_AppGoesDownAndComesBack_LosesNothingAndCountsNoAttempt()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await sidecar.ServesAsync(app);
        await app.DownAsync();

        foreach (var number in Enumerable.Range(0, 5))
        {
            await PublishAsync(sidecar, app, number);
        }

        await Eventually.HoldsAsync(
            async () => !await sidecar.Client(app).CheckHealthAsync(Token), "the sidecar sees that the app is down");
        Assert.Equal(5, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery WHERE attempts = 0"));
        await app.UpAsync();
        await app.ReceivesAsync(5);
        await sidecar.DrainsAsync();

        Assert.Equal(5, app.Received.Count);
        Assert.Equal(2, app.TimesAsked);
    }

    [Fact]
    public async Task Delivery_AppDiesWhileHandling_IsMadeAgainWithoutCounting()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Attempt == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Outcome.Success;
        };
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await PublishAsync(sidecar, app, "a");
        await app.ReceivesAsync(1);

        await app.DownAsync();
        await Eventually.HoldsAsync(
            () => sidecar.ScalarAsync<bool>("SELECT bool_and(claim IS NULL AND attempts = 0) FROM sidecar.delivery"), "the claim is given back");
        await app.UpAsync();

        await app.ReceivesAsync(2);
        await sidecar.DrainsAsync();
    }

    [Fact]
    public async Task Delivery_OneKey_WaitsForThePreviousWhileOtherKeysGoOn()
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Event.Data.ToStringUtf8() == "\"first\"")
            {
                await opened.Task.WaitAsync(cancellationToken);
                return received.Attempt < 3 ? Outcome.Retry : Outcome.Success;
            }

            return Outcome.Success;
        };
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        await sidecar.ServesAsync(app);
        await PublishAsync(sidecar, app, "first", Key("pier 4"));
        await PublishAsync(sidecar, app, "second", Key("pier 4"));
        await PublishAsync(sidecar, app, "third", Key("pier 4"));
        await PublishAsync(sidecar, app, "other", Key("pier 5"));
        await PublishAsync(sidecar, app, "keyless");

        await app.ReceivesAsync(3);
        opened.SetResult();
        await app.ReceivesAsync(7);
        await sidecar.DrainsAsync();

        var order = app.Received.Select(received => received.Event.Data.ToStringUtf8().Trim('"')).ToList();
        Assert.Equal(["first", "keyless", "other"], order.Take(3).Order(StringComparer.Ordinal));
        Assert.Equal(["first", "first", "second", "third"], order.Skip(3));
    }

    [Fact]
    public async Task Delivery_ManyKeysManyMessages_KeepsTheOrderOfEachKeyAndTheBound()
    {
        const int Keys = 20;
        const int PerKey = 15;
        var running = 0;
        var most = 0;
        var clashes = 0;
        var busy = new ConcurrentDictionary<string, bool>();
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = async (received, _) =>
        {
            var key = received.Headers.GetValue("partitionkey")!;
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            if (!busy.TryAdd(key, true))
            {
                Interlocked.Increment(ref clashes);
            }

            await Task.Yield();
            busy.TryRemove(key, out bool _);
            Interlocked.Decrement(ref running);
            return received.Event.Id.GetHashCode(StringComparison.Ordinal) % 7 == 0 && received.Attempt == 1 ? Outcome.Retry : Outcome.Success;
        };
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(), [app], new Dictionary<string, string> { ["Sidecar:ParallelDeliveries"] = "4" });
        await sidecar.ServesAsync(app);
        var client = sidecar.Client(app);

        await Parallel.ForEachAsync(Enumerable.Range(0, Keys), Token, async (key, token) =>
        {
            for (var number = 0; number < PerKey; number++)
            {
                await client.PublishEventAsync("pubsub", Topic, $"{key}/{number:D2}", Key($"key {key}"), token);
            }
        });
        await sidecar.DrainsAsync();

        Assert.Equal(0, clashes);
        Assert.InRange(most, 1, 4);
        foreach (var key in app.Received.GroupBy(received => received.Headers.GetValue("partitionkey"), StringComparer.Ordinal))
        {
            var sent = key.Select(received => received.Event.Data.ToStringUtf8()).ToList();
            Assert.Equal(sent.Order(StringComparer.Ordinal), sent);
            Assert.Equal(PerKey, sent.Distinct().Count());
        }
    }

    [Fact]
    public async Task Delivery_AppDoesNotAnswerInTime_IsMadeAgain()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Attempt == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Outcome.Success;
        };
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(), [app], new Dictionary<string, string> { ["Sidecar:DeliveryDeadline"] = "00:00:00.3" });

        await PublishAsync(sidecar, app, "a");
        await app.ReceivesAsync(2);
        await sidecar.DrainsAsync();

        Assert.Equal(2, app.Received.Count);
    }

    [Fact]
    public async Task Retention_AckedMessagesGo_UnackedAndRefusedStay()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var down = new TestApp("tower", "notices");
        app.Handle = (received, _) => Task.FromResult(received.Event.Data.ToStringUtf8() == "\"refuse\"" ? Outcome.Drop : Outcome.Success);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app, down], new Dictionary<string, string>
        {
            ["Sidecar:Retention"] = "00:00:00",
            ["Sidecar:PruneInterval"] = "00:00:00.1",
        });
        await PublishAsync(sidecar, app, "refuse");
        await PublishAsync(sidecar, app, "take");
        await sidecar.Client(app).PublishEventAsync("pubsub", "notices", "wait", Token);
        await app.ReceivesAsync(2);
        await sidecar.DrainsAsync();

        // While an app has never been up, nothing goes: it may want any of them.
        Assert.Equal(3, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
        down.Handle = (_, _) => Task.FromResult(Outcome.Retry);
        await down.UpAsync();
        await down.ReceivesAsync(1);

        await Eventually.HoldsAsync(
            async () => await sidecar.ScalarAsync<string>(
                "SELECT string_agg(convert_from(envelope, 'UTF8')::json ->> 'data', ',' ORDER BY message_id) FROM sidecar.message") == "refuse,wait",
            "only the message that was taken is gone");
    }

    private static Dictionary<string, string> Key(string key) => new() { ["partitionKey"] = key };

    private static Task PublishAsync<T>(RunningSidecar sidecar, TestApp app, T data, Dictionary<string, string>? metadata = null) =>
        sidecar.Client(app).PublishEventAsync("pubsub", Topic, data, metadata ?? [], Token);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}
