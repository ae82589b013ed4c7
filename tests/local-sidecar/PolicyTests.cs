using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>What Dapr's own files make the sidecar do.</summary>
public sealed class PolicyTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retries_UsedUpWhereTheDeadLetterTopicMayNotBePublished_GoOn()
    {
        await using var app = new TestApp("harbour", "bulletins", "refused") { PubsubName = "news" };
        app.Subscriptions[0].DeadLetterTopic = "refused";
        app.Handle = (got, _) => Task.FromResult(got.Attempt > 5 ? Outcome.Success : Outcome.Retry);
        await app.UpAsync();
        using var files = new DaprFolder(
            DaprFolder.Component("harbour=bulletins", "", ""), DaprFolder.Policy("5s", "policy: constant, duration: 50ms, maxRetries: 2"));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);
        await sidecar.ServesAsync(app);

        await sidecar.Client(app).PublishEventAsync("news", "bulletins", "a", Token);
        await app.ReceivesAsync(6);
        await sidecar.DrainsAsync();

        Assert.All(app.Received, received => Assert.Equal("bulletins", received.Event.Topic));
    }

    [Fact]
    public async Task DeadLetterTopic_ThatNamesItself_IsTriedWithoutEnd()
    {
        await using var app = new TestApp("harbour", "refused");
        app.PubsubName = "news";
        app.Subscriptions[0].DeadLetterTopic = "refused";
        app.Handle = (got, _) => Task.FromResult(got.Attempt > 4 ? Outcome.Success : Outcome.Retry);
        await app.UpAsync();
        using var files = new DaprFolder(DaprFolder.Component("", "", ""), DaprFolder.Policy("5s", "policy: constant, duration: 50ms, maxRetries: 1"));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);
        await sidecar.ServesAsync(app);

        await sidecar.Client(app).PublishEventAsync("news", "refused", "a", Token);
        await app.ReceivesAsync(5);
        await sidecar.DrainsAsync();

        Assert.Equal(5, app.Received.Count);
    }

    [Fact]
    public async Task Settings_OfTheSidecar_WinOverFiles()
    {
        await using var app = new TestApp("harbour", "bulletins");
        app.PubsubName = "news";
        app.Handle = (got, _) => Task.FromResult(got.Attempt > 1 ? Outcome.Success : Outcome.Retry);
        await app.UpAsync();
        using var files = new DaprFolder(DaprFolder.Component("", "", ""), DaprFolder.Policy("5s", "policy: constant, duration: 1h"));

        // The waits that all tests set are short; by the file the second attempt would come after an hour.
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);
        await sidecar.ServesAsync(app);
        await sidecar.Client(app).PublishEventAsync("news", "bulletins", "a", Token);
        await app.ReceivesAsync(2);

        Assert.Equal(2, app.Received.Count);
    }
}
