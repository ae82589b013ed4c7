using Hearsay.LocalPostgres;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>A real daprd, a process an app, with a Redis of the case's own.</summary>
/// <param name="program">The daprd binary; null where none is named.</param>
/// <param name="more">Variables beside those that daprd reads.</param>
internal sealed class DaprdTarget(string? program, IReadOnlyDictionary<string, string>? more = null) : Target
{
    public const string Variable = "DAPRD";

    /// <summary>The binary that the environment names; null for none.</summary>
    public static string? Binary => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    public override string? Missing => program is null ? $"{Variable} names no daprd binary" : null;

    // A message that a killed sidecar had taken comes again after ten seconds.
    public override TimeSpan Patience => TimeSpan.FromSeconds(60);

    public override async Task<IBroker> OpenAsync(ClusterFixture cluster, TargetOptions options, IReadOnlyList<TestApp> apps)
    {
        // Whoever names one wants it run: what is missing then fails the case.
        Assert.True(File.Exists(program), $"{Variable} names {program}, which does not exist");
        Assert.True(RedisServer.Program is not null, RedisServer.Missing);
        var folder = new CaseFolder();
        var redis = await RedisServer.StartAsync(folder.Path);

        // Written once: a daprd that runs looks again at files that change under it.
        return new Broker(program!, more ?? new Dictionary<string, string>(), folder, folder.Write(redis.Port, options), redis, options);
    }

    private sealed class Broker(
        string program, IReadOnlyDictionary<string, string> more, CaseFolder folder, CaseFiles files, RedisServer redis, TargetOptions options) : IBroker
    {
        public Task<ISidecar> StartAsync(TestApp app)
        {
            var ports = new DaprdPorts(LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
            var process = GuardedProcess.Start(
                [program, .. DaprdCommand.Arguments(app.AppId, app.Port, ports, files.Resources, files.Configuration, options)],
                DaprdCommand.Environment(options).Concat(more).ToDictionary(),
                folder.In($"daprd-{ports.Grpc}.log"),
                "KILL");
            return Task.FromResult<ISidecar>(new Started(process, ports));
        }

        public string Logs() => folder.Logs();

        public async Task<bool> IsSettledAsync(string topic, string appId) => await redis.PendingAsync(topic, appId) == 0;

        public async ValueTask DisposeAsync()
        {
            await redis.DisposeAsync();
            folder.Dispose();
        }
    }

    private sealed class Started(GuardedProcess process, DaprdPorts ports) : ISidecar
    {
        public Uri Grpc { get; } = new($"http://127.0.0.1:{ports.Grpc}");

        public Uri Http { get; } = new($"http://127.0.0.1:{ports.Http}");

        public bool HasEnded => process.HasExited;

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }
}
