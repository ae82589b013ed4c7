using System.Text;
using Google.Rpc;
using Grpc.Core;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>What is refused, by code, words and reason: whoever publishes tells by them what can be tried again.</summary>
public sealed class PublishErrorTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachTarget("elsewhere", "application/json", "{}", null, "pubsub elsewhere is not found", "DAPR_PUBSUB_NOT_FOUND")]
    [OnEachTarget(Case.Pubsub, "application/json", "{}", "maybe", "failed deserializing metadata", "DAPR_PUBSUB_METADATA_DESERIALIZATION")]
    [OnEachTarget(Case.Pubsub, "application/cloudevents+json", "[1]", null, "cannot create cloudevent", "DAPR_PUBSUB_CLOUD_EVENT_CREATION")]
    public async Task Publish_OfWhatIsWrong_IsRefused(
        string target, string pubsub, string contentType, string data, string? rawPayload, string message, string reason)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        var metadata = rawPayload is null ? [] : new Dictionary<string, string> { ["rawPayload"] = rawPayload };

        var failure = await Case.RefusedAsync(() =>
            run.Client(app).PublishByteEventAsync(pubsub, Topic, Encoding.UTF8.GetBytes(data), contentType, metadata, Token));

        AssertRefused(failure, StatusCode.InvalidArgument, message, reason);
    }

    [Theory]
    [OnEachTarget("", Topic, "pubsub name is empty", "DAPR_PUBSUB_NAME_EMPTY")]
    [OnEachTarget(Case.Pubsub, "", "topic is empty in pubsub pubsub", "DAPR_PUBSUB_TOPIC_NAME_EMPTY")]
    public async Task Publish_WithoutAName_IsRefused(string target, string pubsub, string topic, string message, string reason)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        var dapr = new Dapr.Client.Autogen.Grpc.v1.Dapr.DaprClient(run.Channel(app));

        // Dapr's client of the package refuses empty names itself.
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await dapr.PublishEventAsync(
            new Dapr.Client.Autogen.Grpc.v1.PublishEventRequest { PubsubName = pubsub, Topic = topic }, cancellationToken: Token));

        AssertRefused(failure, StatusCode.InvalidArgument, message, reason);
    }

    [Theory, OnEachTarget]
    public async Task Publish_OfATopicOutsideTheScopes_IsRefused(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        var scopes = new Dictionary<string, string> { ["publishingScopes"] = $"{Ids.First}={Topic}" };
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { TopicScopes = scopes }, app);

        await run.PublishAsync(app, Topic, "a");
        var failure = await Case.RefusedAsync(() => run.PublishAsync(app, "notices", "a"));

        AssertRefused(failure, StatusCode.PermissionDenied, $"topic notices is not allowed for app id {Ids.First}", "DAPR_PUBSUB_FORBIDDEN");
    }

    [Theory, OnEachTarget]
    public async Task Publish_OfAProtectedOrAnUnlistedTopic_IsRefused(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        var scopes = new Dictionary<string, string> { ["allowedTopics"] = $"{Topic},notices", ["protectedTopics"] = "notices" };
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { TopicScopes = scopes }, app);

        await run.PublishAsync(app, Topic, "a");
        var guarded = await Case.RefusedAsync(() => run.PublishAsync(app, "notices", "a"));
        var unlisted = await Case.RefusedAsync(() => run.PublishAsync(app, "rumours", "a"));

        Assert.Equal([StatusCode.PermissionDenied, StatusCode.PermissionDenied], [guarded.StatusCode, unlisted.StatusCode]);
    }

    [Theory, OnEachTarget]
    public async Task Component_OutsideItsScopes_IsNotThere(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var stranger = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { ComponentScopes = [Ids.First] }, app, stranger);

        var failure = await Case.RefusedAsync(() => run.PublishAsync(stranger, Topic, "a"));

        AssertRefused(failure, StatusCode.InvalidArgument, "pubsub pubsub is not found", "DAPR_PUBSUB_NOT_FOUND");
        Assert.Single((await run.Client(app).GetMetadataAsync(Token)).Components);
        Assert.Empty((await run.Client(stranger).GetMetadataAsync(Token)).Components);
    }

    [Theory, OnEachTarget]
    public async Task Publish_WithoutAnEnvelope_IsAsTheTargetHasIt(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        var raw = new Dictionary<string, string> { ["rawPayload"] = "true" };

        var refused = await Record.ExceptionAsync(() => run.PublishAsync(app, Topic, "a", raw));

        Assert.Equal(Expectations.RawPayload.On(target), refused is null ? "taken" : "refused");
    }

    [Theory, OnEachTarget]
    public async Task Call_ThatTheConfigurationDoesNotAllow_IsRefusedAndInvocationIsNot(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, new TargetOptions { AllowedCalls = ["publish"] }, app);
        await run.ServesAsync(app);

        var failure = await Case.RefusedAsync(() => run.Client(app).GetMetadataAsync(Token));
        await run.PublishAsync(app, Topic, "a");
        await new Hearsay.TestSupport.Sidecars.Echo.EchoService.EchoServiceClient(run.Invoker(app, Ids.First)).SayAsync(
            new Hearsay.TestSupport.Sidecars.Echo.SayRequest(), cancellationToken: Token);

        Assert.Equal((StatusCode.Unimplemented, "Not Implemented"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("requested endpoint is not available", failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata["http.error_message"]);
    }

    private static void AssertRefused(RpcException failure, StatusCode code, string message, string reason)
    {
        Assert.Equal(code, failure.StatusCode);
        Assert.StartsWith(message, failure.Status.Detail, StringComparison.Ordinal);
        var info = failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(("dapr.io", reason), (info.Domain, info.Reason));
    }
}
