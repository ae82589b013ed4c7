using System.Net;
using Dapr;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1;
using Hearsay.LocalSidecar.Tests.Echo;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>The two tokens of Dapr: the app's, which callers of the sidecar show, and the sidecar's, which the app sees.</summary>
public sealed class TokenTests(ClusterFixture cluster)
{
    private const string ApiToken = "lantern";
    private const string AppToken = "anchor";
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private static readonly Dictionary<string, string> Tokens = new() { ["DAPR_API_TOKEN"] = ApiToken, ["APP_API_TOKEN"] = AppToken };

    [Theory]
    [InlineData("", "missing api token in request metadata")]
    [InlineData("torch", "authentication error: api token mismatch")]
    public async Task Sidecar_CalledWithoutItsToken_RefusesAsDaprdDoes(string shown, string reason)
    {
        await using var app = await TestApp.StartAsync("harbour");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], Tokens);

        var published = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app, shown).PublishEventAsync("pubsub", "bulletins", "a", Token));
        var invoked = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Echo.EchoService.EchoServiceClient(sidecar.Invoker(app, "harbour", shown)).SayAsync(new SayRequest(), cancellationToken: Token));
        using var call = new ServerReflection.ServerReflectionClient(sidecar.Channel(app)).ServerReflectionInfo(cancellationToken: Token);
        var reflected = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Token));

        Assert.All([Assert.IsType<RpcException>(published.InnerException), invoked, reflected], failure =>
            Assert.Equal((StatusCode.Unauthenticated, "Unauthorized"), (failure.StatusCode, failure.Status.Detail)));
        var detail = ((RpcException)published.InnerException!).GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        // Dapr's client leaves an empty token out; the invoker of its package sends an empty header, which is a wrong token.
        Assert.Equal(("dapr.io", "401", reason), (detail.Domain, detail.Metadata["http.code"], detail.Metadata["http.error_message"]));
        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Fact]
    public async Task Sidecar_CalledWithItsToken_AnswersAndHealthNeedsNone()
    {
        await using var app = await TestApp.StartAsync("harbour", "bulletins");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], Tokens);
        using var http = new HttpClient { BaseAddress = sidecar.HttpAddress(app) };

        await sidecar.ServesAsync(app);
        await sidecar.Client(app, ApiToken).PublishEventAsync("pubsub", "bulletins", "a", Token);
        await app.ReceivesAsync(1);
        var outbound = await http.GetAsync(new Uri("/v1.0/healthz/outbound", UriKind.Relative), Token);
        var other = await http.GetAsync(new Uri("/v1.0/metadata", UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (outbound.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task App_CalledByItsSidecar_SeesItsTokenButForTheQuestionForTopics()
    {
        await using var app = await TestApp.StartAsync("harbour", "bulletins");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], Tokens);
        await sidecar.ServesAsync(app);

        await sidecar.Client(app, ApiToken).PublishEventAsync(
            "pubsub", "bulletins", "a", new Dictionary<string, string> { ["dapr-api-token"] = "forged" }, Token);
        await app.ReceivesAsync(1);
        var echoed = await new Echo.EchoService.EchoServiceClient(sidecar.Invoker(app, "harbour", ApiToken)).SayAsync(new SayRequest(), cancellationToken: Token);

        Assert.Equal(AppToken, app.Received[0].Headers.GetValue("dapr-api-token"));
        Assert.Equal(AppToken, echoed.Headers["dapr-api-token"]);
        Assert.Null(app.LastQuestion!.GetValue("dapr-api-token"));
    }

    [Fact]
    public async Task Peers_OfOneAppId_TakeTurns()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var first = await TestApp.StartAsync("tower", "bulletins");
        await using var second = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller], new Dictionary<string, string>
        {
            ["Sidecar:Peers:0:AppId"] = "tower",
            ["Sidecar:Peers:0:AppAddress"] = $"http://127.0.0.1:{first.Port}",
            ["Sidecar:Peers:1:AppId"] = "tower",
            ["Sidecar:Peers:1:AppAddress"] = $"http://127.0.0.1:{second.Port}",
        });
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        var ports = new HashSet<string>();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            ports.Add((await client.SayAsync(new SayRequest(), cancellationToken: Token)).Headers["local-port"]);
        }

        Assert.Equal(2, ports.Count);
    }
}
