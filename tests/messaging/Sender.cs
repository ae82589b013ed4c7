using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Messaging.Tests;

/// <summary>A service that does nothing but send and receive events, with a database and a broker of its own.</summary>
internal sealed class Sender : IAsyncDisposable
{
    private readonly PeerServer _sidecar;

    private Sender(FakeDapr dapr, PeerServer sidecar, TestDatabase database, RunningService service)
    {
        Dapr = dapr;
        _sidecar = sidecar;
        Database = database;
        Service = service;
    }

    public static ServiceSchema Schema { get; } = new("sender", [MessagingSchema.Source]);

    public FakeDapr Dapr { get; }

    public TestDatabase Database { get; }

    public RunningService Service { get; }

    public NpgsqlDataSource DataSource => Service.Services.GetRequiredService<NpgsqlDataSource>();

    public Outbox Outbox => Service.Services.GetRequiredService<Outbox>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Sender> StartAsync(ClusterFixture cluster, FakeDapr? dapr = null, Action<WebApplicationBuilder>? add = null, string appToken = "", TestDatabase? database = null)
    {
        dapr ??= new FakeDapr();
        database ??= await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        var sidecar = await PeerServer.StartAsync(dapr, cancellationToken: Cancellation);
        return new Sender(dapr, sidecar, database, await StartServiceAsync(database, sidecar, add, appToken));
    }

    /// <summary>Another process of the same service.</summary>
    public Task<RunningService> StartTwinAsync(Action<WebApplicationBuilder>? add = null) => StartServiceAsync(Database, _sidecar, add);

    /// <summary>Commits events of a document in one transaction. Returns their ids in order.</summary>
    public async Task<IReadOnlyList<string>> SendAsync(Guid document, int count = 1, Func<NpgsqlConnection, Task>? beforeCommit = null, Lane lane = Lane.Fresh)
    {
        await using var connection = await DataSource.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await LockAsync(connection, document);
        for (var index = 0; index < count; index++)
        {
            await Outbox.AppendAsync(
                connection,
                Topics.DocumentsReceived,
                new DocumentId(document),
                new DocumentReceived { DocumentId = document.ToString(), Revision = index + 1 },
                lane,
                Cancellation);
        }

        await (beforeCommit?.Invoke(connection) ?? Task.CompletedTask);
        var ids = await IdsOfTransactionAsync(connection);
        await transaction.CommitAsync(Cancellation);
        Outbox.Wake();
        return ids;
    }

    public Task<object?> ScalarAsync(string sql) => ScalarAsync(Database, sql);

    public static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false, SearchPath = "sender" }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>Waits until the cursor has passed all events.</summary>
    public Task AllSentAsync() => Eventually.HoldsAsync(
        async () => (bool)(await ScalarAsync(
            "SELECT NOT EXISTS (SELECT FROM outbox_event AS event JOIN outbox_cursor AS cursor USING (lane, shard) WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq))"))!,
        "every event is sent",
        TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _sidecar.DisposeAsync();
    }

    private static Task<RunningService> StartServiceAsync(TestDatabase database, PeerServer sidecar, Action<WebApplicationBuilder>? add, string appToken = "") =>
        RunningService.StartAsync(
            new ServiceDefinition(
                "sender",
                Schema,
                builder =>
                {
                    builder.AddMessaging();
                    add?.Invoke(builder);
                },
                app => app.MapEventSubscriber()),
            database,
            new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = sidecar.Address, ["APP_API_TOKEN"] = appToken },
            cancellationToken: Cancellation);

    private static async Task LockAsync(NpgsqlConnection connection, Guid document)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = document.ToString() });
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<IReadOnlyList<string>> IdsOfTransactionAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT event_id FROM outbox_event WHERE txid = pg_current_xact_id_if_assigned() ORDER BY seq", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            ids.Add(reader.GetGuid(0).ToString());
        }

        return ids;
    }
}
