using Hearsay.LocalPostgres;
using Hearsay.LocalSidecar;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>Our stand-in, on PostgreSQL: a sidecar an app, as under daprd.</summary>
internal sealed class LocalSidecarTarget : Target
{
    public override string? Missing => null;

    public override TimeSpan Patience => TimeSpan.FromSeconds(30);

    public override async Task<IBroker> OpenAsync(ClusterFixture cluster, TargetOptions options, IReadOnlyList<TestApp> apps)
    {
        var database = await cluster.CreateDatabaseAsync();
        var connectionString = await database.MigrateAsync(SidecarSchema.Schema, TestContext.Current.CancellationToken);
        return new Broker(database, connectionString, options, apps);
    }

    private sealed class Broker(TestDatabase database, string connectionString, TargetOptions options, IReadOnlyList<TestApp> apps) : IBroker
    {
        private readonly CaseFolder _folder = new();

        public async Task<ISidecar> StartAsync(TestApp app)
        {
            // The same files as daprd's; the Redis in them is nobody's.
            var files = _folder.Write(redisPort: 6379, options);
            var settings = LocalSidecarSettings.Of(connectionString, app, apps, files, options);
            if (options.Killable)
            {
                return LocalSidecarProcess.Start(settings, _folder.Path);
            }

            var host = SidecarHost.Build(LocalSidecarSettings.Arguments(settings), builder => builder.Logging.ClearProviders());
            await host.StartAsync(TestContext.Current.CancellationToken);
            return new Hosted(host, app.AppId);
        }

        public string Logs() => _folder.Logs();

        public async Task<bool> IsSettledAsync(string topic, string appId)
        {
            await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(
                "SELECT NOT EXISTS (SELECT FROM sidecar.delivery WHERE topic = $1 AND app_id = $2 AND dead_since IS NULL)", connection)
            {
                Parameters = { new() { Value = topic }, new() { Value = appId } },
            };
            return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Hosted(WebApplication host, string appId) : ISidecar
    {
        private readonly SidecarPorts _ports = host.Services.GetRequiredService<SidecarPorts>();

        public Uri Grpc => _ports.Grpc(appId);

        public Uri Http => _ports.Http(appId);

        public bool HasEnded => false;

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            await host.DisposeAsync();
        }
    }
}

/// <summary>The local sidecar as a process of its own.</summary>
internal sealed class LocalSidecarProcess(GuardedProcess process, Uri grpc, Uri http) : ISidecar
{
    public Uri Grpc => grpc;

    public Uri Http => http;

    public bool HasEnded => process.HasExited;

    public static LocalSidecarProcess Start(Dictionary<string, string> settings, string folder)
    {
        var (grpc, http) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        settings["Sidecar:Apps:0:GrpcPort"] = $"{grpc}";
        settings["Sidecar:Apps:0:HttpPort"] = $"{http}";
        var process = GuardedProcess.Start(
            ["dotnet", typeof(SidecarHost).Assembly.Location, .. LocalSidecarSettings.Arguments(settings)],
            new Dictionary<string, string>(),
            Path.Combine(folder, "sidecar.log"),
            "KILL");
        return new LocalSidecarProcess(process, new Uri($"http://127.0.0.1:{grpc}"), new Uri($"http://127.0.0.1:{http}"));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
