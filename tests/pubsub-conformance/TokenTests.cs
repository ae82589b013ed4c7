using System.Net;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>The two tokens of Dapr: the app's, which callers of the sidecar show, and the sidecar's, which the app sees.</summary>
public sealed class TokenTests(ClusterFixture cluster)
{
    private const string ApiToken = "lantern";
    private const string AppToken = "anchor";
    private const string Topic = "bulletins";
    private static readonly TargetOptions Tokens = new() { ApiToken = ApiToken, AppToken = AppToken };
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachTarget("", "missing api token in request metadata")]
    [OnEachTarget("torch", "authentication error: api token mismatch")]
    public async Task Sidecar_CalledWithoutItsToken_Refuses(string target, string shown, string reason)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, Tokens, app);

        var published = await Case.RefusedAsync(() => run.Client(app, shown).PublishEventAsync(Case.Pubsub, Topic, "a", Token));
        var invoked = await Assert.ThrowsAsync<RpcException>(async () =>
            await new EchoService.EchoServiceClient(run.Invoker(app, Ids.First, shown)).SayAsync(new SayRequest(), cancellationToken: Token));
        using var call = new ServerReflection.ServerReflectionClient(run.Channel(app)).ServerReflectionInfo(cancellationToken: Token);
        var reflected = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Token));

        Assert.All([published, invoked, reflected], failure =>
            Assert.Equal((StatusCode.Unauthenticated, "Unauthorized"), (failure.StatusCode, failure.Status.Detail)));

        // Dapr's client leaves an empty token out; the invoker of its package sends an empty header, which is a wrong token.
        var detail = published.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(("dapr.io", "401", reason), (detail.Domain, detail.Metadata["http.code"], detail.Metadata["http.error_message"]));
    }

    [Theory, OnEachTarget]
    public async Task Sidecar_CalledWithItsToken_AnswersAndHealthNeedsNone(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, Tokens, app);
        using var http = new HttpClient { BaseAddress = run.Http(app) };

        await run.ServesAsync(app);
        await run.Client(app, ApiToken).PublishEventAsync(Case.Pubsub, Topic, "a", Token);
        await run.ReceivesAsync(app, 1);
        var outbound = await http.GetAsync(new Uri("/v1.0/healthz/outbound", UriKind.Relative), Token);
        var other = await http.GetAsync(new Uri("/v1.0/metadata", UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (outbound.StatusCode, other.StatusCode));
    }

    [Theory, OnEachTarget]
    public async Task App_CalledByItsSidecar_SeesItsTokenButForTheQuestionForTopics(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, Tokens, app);
        await run.ServesAsync(app);

        await run.Client(app, ApiToken).PublishEventAsync(Case.Pubsub, Topic, "a", Token);
        await run.ReceivesAsync(app, 1);
        var echoed = await new EchoService.EchoServiceClient(run.Invoker(app, Ids.First, ApiToken)).SayAsync(new SayRequest(), cancellationToken: Token);

        Assert.Equal(AppToken, app.Received[0].Headers.GetValue("dapr-api-token"));
        Assert.Equal(AppToken, echoed.Headers["dapr-api-token"]);
        Assert.Null(app.LastQuestion!.GetValue("dapr-api-token"));
    }
}
