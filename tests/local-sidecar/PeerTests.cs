using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>Apps beside other sidecars.</summary>
public sealed class PeerTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
        var client = new EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        var ports = new HashSet<string>();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            ports.Add((await client.SayAsync(new SayRequest(), cancellationToken: Token)).Headers["local-port"]);
        }

        Assert.Equal(2, ports.Count);
    }
}
