using Google.Rpc;
using Grpc.Core;
using Hearsay.TestSupport;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

/// <summary>Where a service has a token of its sidecar, nobody else delivers events.</summary>
public sealed class SidecarTokenTests(ClusterFixture cluster) : IAsyncLifetime
{
    private Sender _service = null!;

    public async ValueTask InitializeAsync() => _service = await Sender.StartAsync(cluster, appToken: "a-sidecar");

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-sideca")]
    [InlineData("a-sidecar ,a-sidecar")]
    [InlineData("another-one")]
    public async Task Callback_WithoutTheToken_IsRefused(string? token)
    {
        var stranger = new AppCallbackClient(_service.Service.Channel, token);

        Assert.Empty(await stranger.ListTopicsAsync(Cancellation));
        Assert.Equal("SIDECAR_TOKEN_REFUSED", await ReasonOfAsync(() => stranger.DeliverAsync("topic", "{}", Guid.CreateVersion7().ToString(), Cancellation)));
    }

    [Fact]
    public async Task Callback_WithTheToken_IsAnswered() => Assert.Equal(
        Outcome.Retry,
        await new AppCallbackClient(_service.Service.Channel, "a-sidecar").DeliverAsync("topic", "{}", Guid.CreateVersion7().ToString(), Cancellation));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string?> ReasonOfAsync(Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
        return failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason;
    }
}
