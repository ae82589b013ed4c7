using System.Text;
using Dapr;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.LocalSidecar.Tests;

public sealed class PublishTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublishEvent_MetadataNamedAsAHeaderOfOurs_DoesNotReachThatHeader()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(), [app], new Dictionary<string, string> { ["APP_API_TOKEN"] = "anchor" });
        var metadata = new Dictionary<string, string> { ["traceparent"] = "forged", ["dapr-api-token"] = "forged", ["pubsubname"] = "forged" };

        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, "a", metadata, Token);

        await app.ReceivesAsync(1);
        var headers = app.Received[0].Headers;
        Assert.Equal(("anchor", "pubsub"), (headers.GetValue("dapr-api-token"), headers.GetValue("pubsubname")));
        Assert.NotEqual("forged", headers.GetValue("traceparent"));
        Assert.Empty(sidecar.Errors.Entries);
    }

    [Theory]
    [InlineData("application/protobuf", 1)]
    [InlineData("application/octet-stream", 0)]
    public async Task PublishEvent_OfATypeThatLosesItsData_IsLoggedAsAnError(string contentType, int errors)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        await sidecar.Client(app).PublishByteEventAsync("pubsub", Topic, new byte[] { 1 }, contentType, cancellationToken: Token);

        Assert.Equal(errors, sidecar.Errors.Entries.Count);
    }

    [Theory]
    [InlineData("application/cloudevents+json", "[1]")]
    [InlineData("application/json", "\"\\ud800\"")]
    public async Task PublishEvent_ThatIsRefused_IsNotStored(string contentType, string data)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        var failure = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).PublishByteEventAsync(
            "pubsub", Topic, Encoding.UTF8.GetBytes(data), contentType, cancellationToken: Token));

        var status = Assert.IsType<RpcException>(failure.InnerException);
        Assert.Equal((StatusCode.InvalidArgument, "cannot create cloudevent"), (status.StatusCode, status.Status.Detail));
        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task PublishEvent_TooLargeToBeDelivered_IsRefused(int belowLimit)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var bytes = new byte[MessageLimits.MaxEventBytes - belowLimit];

        var failure = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).PublishByteEventAsync(
            "pubsub", Topic, bytes, "application/octet-stream", cancellationToken: Token));

        Assert.Equal(StatusCode.ResourceExhausted, Assert.IsType<RpcException>(failure.InnerException).StatusCode);
        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Fact]
    public async Task Dapr_OtherMethods_AreUnimplemented()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        var failure = await Assert.ThrowsAsync<DaprException>(() =>
            sidecar.Client(app).GetStateAsync<string>("store", "key", cancellationToken: Token));

        Assert.Equal(StatusCode.Unimplemented, Assert.IsType<RpcException>(failure.InnerException).StatusCode);
    }
}
