using System.Diagnostics;
using Dapr.Client;
using Hearsay.LocalPostgres;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>A sidecar in a process of its own, so that it can be killed.</summary>
internal sealed class SidecarProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SidecarProcess(Process process, DaprClient client)
    {
        _process = process;
        Client = client;
    }

    public DaprClient Client { get; }

    public static SidecarProcess Start(string connectionString, TestApp app)
    {
        var (grpcPort, httpPort) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(SidecarHost).Assembly.Location);
        foreach (var argument in RunningSidecar.Arguments(connectionString, [app], new Dictionary<string, string>
        {
            ["Sidecar:Apps:0:GrpcPort"] = $"{grpcPort}",
            ["Sidecar:Apps:0:HttpPort"] = $"{httpPort}",
        }))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SidecarProcess(
            process, RunningSidecar.ClientOf(new Uri($"http://127.0.0.1:{grpcPort}"), new Uri($"http://127.0.0.1:{httpPort}")));
    }

    /// <summary>SIGKILL: no time for anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
