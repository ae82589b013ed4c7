using System.Net;
using Grpc.Reflection.V1;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>What a sidecar tells of itself.</summary>
public sealed class HealthTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnEachTarget]
    public async Task Health_AppHasNotComeYet_OutboundIsReadyAndHealthIsNot(string target)
    {
        await using var app = new TestApp(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        using var http = new HttpClient { BaseAddress = run.Http(app) };

        await run.Client(app).WaitForSidecarAsync(Token);
        var outbound = await http.GetAsync(new Uri("/v1.0/healthz/outbound", UriKind.Relative), Token);
        var down = await http.GetAsync(new Uri("/v1.0/healthz", UriKind.Relative), Token);
        await app.UpAsync();
        await run.ServesAsync(app);
        var up = await http.GetAsync(new Uri("/v1.0/healthz", UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (outbound.StatusCode, up.StatusCode));
        Assert.Equal(HttpStatusCode.InternalServerError, down.StatusCode);
        Assert.Contains("ERR_HEALTH_NOT_READY", await down.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await run.HoldsAsync(() => app.TimesAsked == 1, "the app was asked what it takes");
    }

    [Theory, OnEachTarget]
    public async Task Metadata_OfASidecar_TellsComponentAndSubscriptions(string target)
    {
        await using var app = new TestApp(Ids.First, Topic);
        app.Subscriptions[0].DeadLetterTopic = "refused";
        await app.UpAsync();
        await using var run = await Case.StartAsync(cluster, target, app);
        var dapr = new Dapr.Client.Autogen.Grpc.v1.Dapr.DaprClient(run.Channel(app));
        var metadata = new Dapr.Client.Autogen.Grpc.v1.GetMetadataResponse();
        await Eventually.HoldsAsync(
            async () =>
            {
                metadata = await dapr.GetMetadataAsync(new Dapr.Client.Autogen.Grpc.v1.GetMetadataRequest(), cancellationToken: Token);
                return metadata.Subscriptions.Count > 0;
            },
            "the sidecar knows what the app takes");

        Assert.Equal(Ids.First, metadata.Id);
        Assert.Equal(Case.Pubsub, Assert.Single(metadata.RegisteredComponents).Name);
        var subscription = Assert.Single(metadata.Subscriptions);
        Assert.Equal((Case.Pubsub, Topic, "refused"), (subscription.PubsubName, subscription.Topic, subscription.DeadLetterTopic));
        Assert.Equal(app.Port, metadata.AppConnectionProperties.Port);
    }

    [Theory, OnEachTarget]
    public async Task Reflection_OfASidecar_ListsTheDaprService(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        using var call = new ServerReflection.ServerReflectionClient(run.Channel(app)).ServerReflectionInfo(cancellationToken: Token);

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" }, Token);
        await call.ResponseStream.MoveNext(Token);
        await call.RequestStream.CompleteAsync();

        Assert.Contains(
            "dapr.proto.runtime.v1.Dapr", call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name));
    }
}
