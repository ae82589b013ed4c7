using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.LocalPostgres;
using Hearsay.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.TestSupport;

/// <summary>
/// A service in this process on real ports of its own choice, against a test's database. Its sidecar is a closed port unless
/// the setting DAPR_GRPC_ENDPOINT names another: events then stay in the outbox.
/// </summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLogs _errors;

    private RunningService(WebApplication app, ErrorLogs errors, string connectionString)
    {
        _app = app;
        _errors = errors;
        ConnectionString = connectionString;
        // In the order in which the service listens: gRPC, HTTP.
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        GrpcAddress = new Uri(addresses[0]);
        Channel = GrpcChannel.ForAddress(GrpcAddress, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
            MaxSendMessageSize = null,
        });
        Http = new HttpClient { BaseAddress = new Uri(addresses[1]) };
    }

    /// <summary>Address of the gRPC port.</summary>
    public Uri GrpcAddress { get; }

    /// <summary>Channel to the gRPC port.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Client of the HTTP port: JSON transcoding and probes.</summary>
    public HttpClient Http { get; }

    /// <summary>Connection string of the service's own login role.</summary>
    public string ConnectionString { get; }

    /// <summary>The service's container, for tests that look inside.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>What the service logged as an error so far.</summary>
    public IReadOnlyList<string> Errors => _errors.Entries;

    /// <summary>Migrates the database and starts the service.</summary>
    /// <param name="definition">The service.</param>
    /// <param name="database">Database that gets its schema.</param>
    /// <param name="settings">Settings beside those that a test always needs.</param>
    /// <param name="configure">Runs last, so that a test can put its own clock or peer in place of the service's.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<RunningService> StartAsync(
        ServiceDefinition definition,
        TestDatabase database,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        CancellationToken cancellationToken = default)
    {
        var connectionString = await database.MigrateAsync(definition.Schema, cancellationToken);
        var errors = new ErrorLogs();
        var app = ServiceProgram.Build(ArgumentsOf(connectionString, settings), definition with
        {
            Add = builder =>
            {
                definition.Add(builder);
                builder.Logging.AddProvider(errors);
                configure?.Invoke(builder);
            },
        });
        await app.StartAsync(cancellationToken);
        return new RunningService(app, errors, connectionString);
    }

    /// <summary>Asks the service to stop, as a signal does, and waits until it has.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Stops the service in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string[] ArgumentsOf(string connectionString, IReadOnlyDictionary<string, string>? settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Listen:Address"] = "127.0.0.1",
            ["Listen:GrpcPort"] = "0",
            ["Listen:HttpPort"] = "0",
            ["Authentication:Mode"] = "Off",
            ["Listen:HealthPort"] = "0",
            ["ConnectionStrings:Postgres"] = connectionString,
            ["DAPR_GRPC_ENDPOINT"] = $"http://127.0.0.1:{LoopbackPort.TakeFree()}",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        return [.. all.Select(setting => $"--{setting.Key}={setting.Value}")];
    }
}
