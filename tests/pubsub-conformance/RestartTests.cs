using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>What ends of sidecars and apps do to events.</summary>
public sealed class RestartTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";

    [Theory, OnEachTarget]
    public async Task Sidecar_KilledWithEventsUnanswered_DeliversThemAgain(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = async (received, cancellationToken) =>
        {
            if (received.Attempt == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Outcome.Success;
        };
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { Killable = true }, app);
        await run.ServesAsync(app);
        foreach (var number in Enumerable.Range(0, 3))
        {
            await run.PublishAsync(app, Topic, number);
        }

        await run.ReceivesAsync(app, 3);
        await run.EndSidecarAsync(app);
        await run.StartSidecarAsync(app);
        await run.ReceivesAsync(app, 6);
        await run.SettlesAsync(Topic, app);

        Assert.All(app.Received.GroupBy(received => received.Event.Id), attempts => Assert.True(attempts.Count() >= 2));
        Assert.Equal(3, app.Received.Select(received => received.Event.Id).Distinct().Count());
    }

    [Theory, OnEachTarget]
    public async Task Sidecar_EndedAfterTheAnswer_DeliversNothingAgain(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);
        await run.PublishAsync(app, Topic, "a");
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);

        await run.EndSidecarAsync(app);
        await run.StartSidecarAsync(app);
        await run.ServesAsync(app);
        await run.PublishAsync(app, Topic, "b");
        await run.ReceivesAsync(app, 2);
        await run.SettlesAsync(Topic, app);

        Assert.Equal(["\"a\"", "\"b\""], app.Received.Select(received => received.Event.Data.ToStringUtf8()));
    }

    [Theory, OnEachTarget]
    public async Task App_AwayForAWhile_GetsWhatWasPublishedMeanwhile(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);
        await app.DownAsync();
        foreach (var number in Enumerable.Range(0, 5))
        {
            await run.PublishAsync(app, Topic, number);
        }

        await app.UpAsync();
        await run.HoldsAsync(() => app.Received.Select(received => received.Event.Id).Distinct().Count() == 5, "all five came");
        await run.SettlesAsync(Topic, app);

        Assert.Equal(Expectations.QuestionsAfterARestart.On(target), app.TimesAsked == 1 ? "once" : "again");
    }

    [Theory, OnEachTarget]
    public async Task App_NotHealthy_GetsNothingUntilItIs(string target)
    {
        await using var app = new TestApp(Ids.First, Topic);
        await using var other = await TestApp.StartAsync(Ids.Second, Topic);
        app.IsHealthy = false;
        await app.UpAsync();
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { AppHealthCheck = true }, app, other);
        await run.ServesAsync(other);
        await run.PublishAsync(app, Topic, "before");
        await run.ReceivesAsync(other, 1);
        Assert.Empty(app.Received);

        app.IsHealthy = true;
        await run.ReceivesAsync(app, 1);
        var askedBefore = app.TimesAsked;
        app.IsHealthy = false;
        var times = app.TimesAskedForHealth;
        await run.HoldsAsync(() => app.TimesAskedForHealth >= times + 4, "the sidecar has seen that the app is not healthy");
        await run.PublishAsync(app, Topic, "meanwhile");
        await run.ReceivesAsync(other, 2);
        Assert.Single(app.Received);

        app.IsHealthy = true;
        await run.ReceivesAsync(app, 2);
        Assert.Equal(["\"before\"", "\"meanwhile\""], app.Received.Select(received => received.Event.Data.ToStringUtf8()));
        Assert.Equal((1, Expectations.QuestionsAfterAnIllness.On(target)), (askedBefore, app.TimesAsked == askedBefore ? "once" : "again"));
    }
}
