using System.Net;
using System.Net.Sockets;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.LocalSidecar.Tests;

public sealed class LostAppTests(ClusterFixture cluster)
{
    /// <summary>A process that is killed, or one that is still starting behind something that accepts for it.</summary>
    [Fact]
    public async Task Sidecar_AppGoesWhileItIsAskedWhatItTakes_AsksAgainAndStaysUp()
    {
        await using var app = await TestApp.StartAsync("harbour", "bulletins");
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(),
            [app],
            new Dictionary<string, string> { ["Sidecar:Apps:0:AppAddress"] = $"http://{port.LocalEndpoint}" });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        foreach (var _ in Enumerable.Range(0, 6))
        {
            // One to see the app come and go by, one to ask; the app goes between question and answer.
            using var seen = await port.AcceptSocketAsync(patience.Token);
            using var asked = await port.AcceptSocketAsync(patience.Token);
            await asked.ReceiveAsync(new byte[1024], patience.Token);
            seen.Close();
        }

        Assert.DoesNotContain(sidecar.Errors.Entries, entry => entry.Contains("BackgroundService", StringComparison.Ordinal));
    }
}
