using Grpc.Core;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.LocalSidecar.Tests;

public sealed class HealthTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_DatabaseIsAway_IsNotReadyAndPublishingFails()
    {
        await using var app = await TestApp.StartAsync("harbour", "bulletins");
        var unreachable = new Dictionary<string, string>
        {
            ["ConnectionStrings:Postgres"] = $"Host=127.0.0.1;Port={LoopbackPort.TakeFree()};Username=sidecar;Password=none;Database=none",
        };
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], unreachable);

        Assert.False(await sidecar.Client(app).CheckOutboundHealthAsync(Token));
        var failure = await Assert.ThrowsAsync<Dapr.DaprException>(() =>
            sidecar.Client(app).PublishEventAsync("pubsub", "bulletins", "a", Token));

        Assert.Equal(StatusCode.Internal, Assert.IsType<RpcException>(failure.InnerException).StatusCode);
    }

    [Fact]
    public async Task Metadata_OfASidecar_TellsAppComponentAndSubscriptions()
    {
        await using var app = await TestApp.StartAsync("harbour", "bulletins");
        await using var other = await TestApp.StartAsync("tower", "notices");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app, other]);
        await sidecar.ServesAsync(app);

        var metadata = await sidecar.Client(app).GetMetadataAsync(Token);
        var raw = await new Dapr.Client.Autogen.Grpc.v1.Dapr.DaprClient(sidecar.Channel(app)).GetMetadataAsync(
            new Dapr.Client.Autogen.Grpc.v1.GetMetadataRequest(), cancellationToken: Token);

        Assert.Equal("harbour", metadata.Id);
        Assert.Equal(("pubsub", "pubsub.postgresql"), (metadata.Components[0].Name, metadata.Components[0].Type));
        Assert.Equal("bulletins", Assert.Single(raw.Subscriptions).Topic);
        Assert.Equal(app.Port, raw.AppConnectionProperties.Port);
    }
}
