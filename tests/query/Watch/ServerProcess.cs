using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Fleet;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Query.Tests;

/// <summary>A replica of the query service as a process that can be killed and started again on its ports.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly FleetProgram _programs;
    private readonly string _name;
    private readonly Dictionary<string, string> _settings;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Uri _http1;
    private GuardedProcess? _process;

    public ServerProcess(TestDatabase database, string peers, string folder, string name = "query", params (string Name, string Value)[] settings)
    {
        var (grpc, http) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        _name = name;
        _programs = new FleetProgram(folder, database.OwnerConnectionString, new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = peers });
        _settings = FleetProgram.Listening(grpc, http, sidecarPort: 1);
        foreach (var (setting, value) in settings)
        {
            _settings[setting] = value;
        }

        _http1 = new Uri($"http://127.0.0.1:{http}/");
        GrpcPort = grpc;
    }

    public int GrpcPort { get; }

    /// <summary>One channel to all of them: a call goes to the next that can be reached.</summary>
    public static GrpcChannel ChannelTo(params IReadOnlyList<ServerProcess> replicas)
    {
        var addresses = new StaticResolverFactory(_ => [.. replicas.Select(replica => new BalancerAddress("127.0.0.1", replica.GrpcPort))]);
        return GrpcChannel.ForAddress("static:///query", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceProvider = new ServiceCollection().AddSingleton<ResolverFactory>(addresses).BuildServiceProvider(),
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
            // A service that is killed again and again is asked for again soon, and not after two minutes as by default.
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
            MaxReconnectBackoff = TimeSpan.FromMilliseconds(500),
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
        });
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = _programs.Start(_name, "Hearsay.Query", "query", _settings);
        await Eventually.HoldsAsync(IsReadyAsync, $"{_name} is ready", TimeSpan.FromSeconds(120));
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
        _http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>A gauge of its scrape.</summary>
    public async Task<double> GaugeAsync(string name)
    {
        var scrape = await _http.GetStringAsync(new Uri(_http1, "metrics"));
        var line = scrape.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_http1, "healthz/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
