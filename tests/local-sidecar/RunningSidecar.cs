using Dapr.Client;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>A sidecar in this process, on free ports, beside some apps.</summary>
internal sealed class RunningSidecar : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly SidecarPorts _ports;
    private readonly List<IDisposable> _clients = [];

    private RunningSidecar(WebApplication host, TestDatabase database, ErrorLogs errors)
    {
        _host = host;
        _ports = host.Services.GetRequiredService<SidecarPorts>();
        Database = database;
        Errors = errors;
    }

    public TestDatabase Database { get; }

    public ErrorLogs Errors { get; }

    /// <summary>Migrates the database and starts a sidecar beside the apps, with short waits between attempts.</summary>
    public static async Task<RunningSidecar> StartAsync(
        TestDatabase database,
        IReadOnlyList<TestApp> apps,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? configure = null)
    {
        var connectionString = await database.MigrateAsync(SidecarSchema.Schema, TestContext.Current.CancellationToken);
        var errors = new ErrorLogs();
        var host = SidecarHost.Build(Arguments(connectionString, apps, settings), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(errors);
            configure?.Invoke(builder);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningSidecar(host, database, errors);
    }

    /// <summary>Command line of a sidecar; ports are free ones unless the settings say otherwise.</summary>
    public static string[] Arguments(
        string connectionString, IReadOnlyList<TestApp> apps, IReadOnlyDictionary<string, string>? settings)
    {
        var all = new Dictionary<string, string>
        {
            ["ConnectionStrings:Postgres"] = connectionString,
            ["Sidecar:RetryInitial"] = "00:00:00.05",
            ["Sidecar:RetryMax"] = "00:00:00.2",
        };
        for (var index = 0; index < apps.Count; index++)
        {
            all[$"Sidecar:Apps:{index}:AppId"] = apps[index].AppId;
            all[$"Sidecar:Apps:{index}:AppAddress"] = $"http://127.0.0.1:{apps[index].Port}";
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        return [.. all.Select(setting => $"--{setting.Key}={setting.Value}")];
    }

    public Uri HttpAddress(TestApp app) => _ports.Http(app.AppId);

    /// <summary>The Dapr client that an app would use.</summary>
    public DaprClient Client(TestApp app, string token = "") => Keep(ClientOf(_ports.Grpc(app.AppId), _ports.Http(app.AppId), token));

    public static DaprClient ClientOf(Uri grpc, Uri http, string token = "") => new DaprClientBuilder()
        .UseGrpcEndpoint(grpc.AbsoluteUri)
        .UseHttpEndpoint(http.AbsoluteUri)
        .UseDaprApiToken(token)
        .UseGrpcChannelOptions(new GrpcChannelOptions { MaxSendMessageSize = null })
        .Build();

    /// <summary>Calls of one app to another.</summary>
    public CallInvoker Invoker(TestApp caller, string calleeId, string? token = null) => DaprClient.CreateInvocationInvoker(
        calleeId,
        new GrpcChannelOptions { MaxReceiveMessageSize = MessageLimits.MaxMessageBytes, MaxSendMessageSize = MessageLimits.MaxMessageBytes },
        _ports.Grpc(caller.AppId).AbsoluteUri,
        token);

    /// <summary>A plain channel to an app's sidecar.</summary>
    public GrpcChannel Channel(TestApp app) => Keep(GrpcChannel.ForAddress(_ports.Grpc(app.AppId)));

    /// <summary>Asks the database behind the sidecar for one value.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Waits until every delivery has been taken.</summary>
    public Task DrainsAsync() => Eventually.HoldsAsync(
        async () => await ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery WHERE dead_since IS NULL") == 0, "nothing is left to deliver");

    /// <summary>Waits until the apps have said what they take.</summary>
    public Task ServesAsync(params TestApp[] apps) => Eventually.HoldsAsync(
        async () =>
        {
            foreach (var app in apps)
            {
                if (!await Client(app).CheckHealthAsync(TestContext.Current.CancellationToken))
                {
                    return false;
                }
            }

            return true;
        },
        "the sidecar serves its apps");

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private T Keep<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
