using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>Who gets an event, and in which order.</summary>
public sealed class GroupTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";

    [Theory, OnEachTarget]
    public async Task Apps_OfTwoIds_GetEveryEventEachAndOneDoesNotHoldUpTheOther(string target)
    {
        const int Events = 20;
        await using var publisher = await TestApp.StartAsync(Ids.First);
        await using var stuck = await TestApp.StartAsync(Ids.Second, Topic);
        await using var other = await TestApp.StartAsync(Ids.Third, Topic);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stuck.Handle = async (_, cancellationToken) =>
        {
            await open.Task.WaitAsync(cancellationToken);
            return Outcome.Success;
        };
        await using var run = await Case.StartAsync(cluster, target, publisher, stuck, other);
        await run.ServesAsync(publisher, stuck, other);

        foreach (var number in Enumerable.Range(0, Events))
        {
            await run.PublishAsync(publisher, Topic, number);
        }

        await run.ReceivesAsync(other, Events);
        open.SetResult();
        await run.HoldsAsync(() => Distinct(stuck) == Events, "the other app got all of them too");
        await run.SettlesAsync(Topic, stuck);
        await run.SettlesAsync(Topic, other);

        Assert.Equal((Events, Events), (other.Received.Count, Distinct(other)));
        Assert.Empty(publisher.Received);
    }

    [Theory, OnEachTarget]
    public async Task Apps_OfOneId_ShareTheEventsBetweenThem(string target)
    {
        const int Events = 60;
        await using var publisher = await TestApp.StartAsync(Ids.First);
        await using var one = await TestApp.StartAsync(Ids.Second, Topic);
        await using var another = await TestApp.StartAsync(Ids.Second, Topic);
        // An app that answers at once may be free for each event: then the other need not get any.
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Handle = another.Handle = async (_, cancellationToken) =>
        {
            if (one.Received.Count > 0 && another.Received.Count > 0)
            {
                both.TrySetResult();
            }

            await both.Task.WaitAsync(cancellationToken);
            return Outcome.Success;
        };
        await using var run = await Case.StartAsync(cluster, target, publisher, one, another);
        await run.ServesAsync(publisher, one, another);

        foreach (var number in Enumerable.Range(0, Events))
        {
            await run.PublishAsync(publisher, Topic, number);
        }

        await run.HoldsAsync(() => one.Received.Count + another.Received.Count >= Events, "all came");
        await run.SettlesAsync(Topic, one);

        var ids = one.Received.Concat(another.Received).Select(received => received.Event.Id).ToList();
        Assert.Equal(Events, ids.Count);
        Assert.Equal(Events, ids.Distinct().Count());
    }

    [Theory, OnEachTarget]
    public async Task Events_OfOneKey_KeepTheirOrderWhereTheBrokerPromisesIt(string target)
    {
        const int Keys = 6;
        const int PerKey = 8;
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = async (_, _) =>
        {
            await Task.Yield();
            return Outcome.Success;
        };
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);
        var client = run.Client(app);

        await Parallel.ForEachAsync(Enumerable.Range(0, Keys), TestContext.Current.CancellationToken, async (key, token) =>
        {
            for (var number = 0; number < PerKey; number++)
            {
                await client.PublishEventAsync(
                    Case.Pubsub, Topic, $"{key}/{number}", new Dictionary<string, string> { ["partitionKey"] = $"document {key}" }, token);
            }
        });
        await run.ReceivesAsync(app, Keys * PerKey);
        await run.SettlesAsync(Topic, app);

        var byKey = app.Received.GroupBy(received => received.Headers.GetValue("partitionkey"), StringComparer.Ordinal).ToList();
        Assert.Equal(Keys, byKey.Count);
        Assert.All(byKey, key =>
        {
            var came = key.Select(received => received.Event.Data.ToStringUtf8()).ToList();
            Assert.Equal(PerKey, came.Distinct().Count());
            if (Expectations.OrderOfAKey.On(target) == "kept")
            {
                Assert.Equal(came.Order(StringComparer.Ordinal), came);
            }
        });
    }

    [Theory, OnEachTarget]
    public async Task Subscription_NewToATopic_GetsWhatWasPublishedBefore(string target)
    {
        await using var early = await TestApp.StartAsync(Ids.First, Topic);
        await using var late = new TestApp(Ids.Second, Topic);
        await using var run = await Case.StartAsync(cluster, target, early, late);
        await run.ServesAsync(early);
        foreach (var number in Enumerable.Range(0, 5))
        {
            await run.PublishAsync(early, Topic, number);
        }

        await run.ReceivesAsync(early, 5);
        await late.UpAsync();
        await run.ReceivesAsync(late, 5);
        await run.SettlesAsync(Topic, late);

        Assert.Equal(["0", "1", "2", "3", "4"], late.Received.Select(received => received.Event.Data.ToStringUtf8()).Order(StringComparer.Ordinal));
    }

    [Theory, OnEachTarget]
    public async Task Subscription_ToATopicOutsideTheScopes_IsLeftOut(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic, "notices");
        var options = new TargetOptions { TopicScopes = new Dictionary<string, string> { ["subscriptionScopes"] = $"{Ids.First}={Topic}" } };
        await using var run = await Case.StartAsync(cluster, target, options, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, "notices", "a");
        await run.PublishAsync(app, Topic, "b");
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);

        Assert.Equal(Topic, Assert.Single(app.Received).Event.Topic);
    }

    private static int Distinct(TestApp app) => app.Received.Select(received => received.Event.Id).Distinct().Count();
}
