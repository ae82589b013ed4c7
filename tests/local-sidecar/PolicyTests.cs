using Dapr;
using Google.Rpc;
using Grpc.Core;
using Hearsay.LocalSidecar.Tests.Echo;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>What Dapr's own files make the sidecar do.</summary>
public sealed class PolicyTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_TopicNotInTheScope_IsRefusedAsByDaprd()
    {
        await using var app = await TestApp.StartAsync("harbour");
        using var files = new DaprFolder(DaprFolder.Component("harbour=bulletins", "", "harbour"));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);

        await sidecar.Client(app).PublishEventAsync("news", "bulletins", "a", Token);
        var failure = await PublishFailsAsync(sidecar, app, "notices");

        Assert.Equal((StatusCode.PermissionDenied, "topic notices is not allowed for app id harbour"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("DAPR_PUBSUB_FORBIDDEN", failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(1, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Fact]
    public async Task Component_OutsideItsScopes_IsNotThere()
    {
        await using var app = await TestApp.StartAsync("harbour");
        await using var stranger = await TestApp.StartAsync("tower");
        using var files = new DaprFolder(DaprFolder.Component("", "", "harbour"));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app, stranger], files.Settings);

        var failure = await PublishFailsAsync(sidecar, stranger, "bulletins");

        Assert.Equal("pubsub news is not found", failure.Status.Detail);
        Assert.Single((await sidecar.Client(app).GetMetadataAsync(Token)).Components);
        Assert.Empty((await sidecar.Client(stranger).GetMetadataAsync(Token)).Components);
    }

    [Fact]
    public async Task Subscription_TopicNotInTheScope_IsLeftOut()
    {
        await using var app = new TestApp("harbour", "bulletins", "notices");
        app.Subscriptions[0].PubsubName = app.Subscriptions[1].PubsubName = "news";
        await app.UpAsync();
        using var files = new DaprFolder(DaprFolder.Component("", "harbour=bulletins", ""));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);
        await sidecar.ServesAsync(app);

        await sidecar.Client(app).PublishEventAsync("news", "notices", "a", Token);
        await sidecar.Client(app).PublishEventAsync("news", "bulletins", "b", Token);
        await app.ReceivesAsync(1);
        await sidecar.DrainsAsync();

        Assert.Equal("bulletins", Assert.Single(app.Received).Event.Topic);
    }

    [Theory]
    [InlineData("harbour=bulletins,refused", 4, "refused")]
    [InlineData("harbour=bulletins", 6, "bulletins")]
    public async Task Retries_UsedUp_MakeADeadLetterWhereTheAppMayPublishIt(string publishing, int received, string last)
    {
        await using var app = new TestApp("harbour", "bulletins", "refused");
        app.Subscriptions[0].PubsubName = app.Subscriptions[1].PubsubName = "news";
        app.Subscriptions[0].DeadLetterTopic = "refused";
        app.Subscriptions[1].DeadLetterTopic = "refused";
        app.Handle = (got, _) => Task.FromResult(got.Event.Topic == "refused" || got.Attempt > 5 ? Outcome.Success : Outcome.Retry);
        await app.UpAsync();
        using var files = new DaprFolder(DaprFolder.Component(publishing, "", ""), DaprFolder.Policy("5s", "policy: constant, duration: 50ms, maxRetries: 2"));
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);
        await sidecar.ServesAsync(app);

        await sidecar.Client(app).PublishEventAsync("news", "bulletins", "a", Token);
        await app.ReceivesAsync(received);
        await sidecar.DrainsAsync();

        Assert.Equal(received, app.Received.Count);
        Assert.Equal(last, app.Received[^1].Event.Topic);
    }

    [Fact]
    public async Task DeadLetterTopic_ThatNamesItself_IsTriedWithoutEnd()
    {
        await using var app = new TestApp("harbour", "refused");
        app.Subscriptions[0].PubsubName = "news";
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
    public async Task Call_NotAllowed_IsRefusedAsByDaprdAndInvocationIsNot()
    {
        await using var app = await TestApp.StartAsync("harbour");
        using var files = new DaprFolder(
            "kind: Configuration\nspec: {api: {allowed: [{name: publish, version: v1, protocol: grpc}]}}\n");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], files.Settings);

        var refused = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).GetMetadataAsync(Token));
        await sidecar.Client(app).PublishEventAsync("pubsub", "bulletins", "a", Token);
        await new Echo.EchoService.EchoServiceClient(sidecar.Invoker(app, "harbour")).SayAsync(new SayRequest(), cancellationToken: Token);

        var failure = Assert.IsType<RpcException>(refused.InnerException);
        Assert.Equal((StatusCode.Unimplemented, "Not Implemented"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("requested endpoint is not available", failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["http.error_message"]);
    }

    [Fact]
    public async Task Settings_OfTheSidecar_WinOverFiles()
    {
        await using var app = new TestApp("harbour", "bulletins");
        app.Subscriptions[0].PubsubName = "news";
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

    private static async Task<RpcException> PublishFailsAsync(RunningSidecar sidecar, TestApp app, string topic)
    {
        var failure = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).PublishEventAsync("news", topic, "a", Token));
        return Assert.IsType<RpcException>(failure.InnerException);
    }
}
