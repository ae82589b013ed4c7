using System.Diagnostics;
using Grpc.Net.Client;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Fleet;

namespace Hearsay.Query.Tests;

/// <summary>The query service as a process that can be killed and started again on its ports.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly FleetProgram _programs;
    private readonly Dictionary<string, string> _settings;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Uri _ready;
    private GuardedProcess? _process;

    public ServerProcess(TestDatabase database, string peers, string folder)
    {
        var (grpc, http) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        _programs = new FleetProgram(folder, database.OwnerConnectionString, new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = peers });
        _settings = FleetProgram.Listening(grpc, http, sidecarPort: 1);
        _ready = new Uri($"http://127.0.0.1:{http}/healthz/ready");
        // A service that is killed again and again is asked for again soon, and not after two minutes as by default.
        Channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{grpc}",
            new GrpcChannelOptions { InitialReconnectBackoff = TimeSpan.FromMilliseconds(100), MaxReconnectBackoff = TimeSpan.FromMilliseconds(500) });
    }

    public GrpcChannel Channel { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = _programs.Start("query", "Hearsay.Query", "query", _settings);
        await Eventually.HoldsAsync(IsReadyAsync, "query is ready", TimeSpan.FromSeconds(120));
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-KILL", "--", $"-{_process!.Group}"]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token);
        await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(_ready);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
