using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

[assembly: AssemblyFixture(typeof(Hearsay.Extraction.Tests.ExtractionFixture))]

namespace Hearsay.Extraction.Tests;

/// <summary>The service against a PostgreSQL of its own, with a stand-in for ingestion. Tests share it and use documents of their own.</summary>
public sealed class ExtractionFixture : IAsyncLifetime
{
    private TestCluster? _cluster;
    private PeerServer? _peer;

    public FakeIngestion Ingestion { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public RunningService Service { get; private set; } = null!;

    public ExtractionService.ExtractionServiceClient Client { get; private set; } = null!;

    public AppCallbackClient Sidecar { get; private set; } = null!;

    /// <summary>Connections of the database's owner, to look behind the service.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _peer = await PeerServer.StartAsync(Ingestion);
        Database = await _cluster.CreateDatabaseAsync();
        Service = await StartServiceAsync(Database, _peer.Address);
        Client = new ExtractionService.ExtractionServiceClient(Service.Channel);
        Sidecar = new AppCallbackClient(Service.Channel);
        Owner = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Database.OwnerConnectionString) { SearchPath = "extraction" }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Service.DisposeAsync();
        await _peer!.DisposeAsync();
        await _cluster!.DisposeAsync();
    }

    public Task<TestDatabase> CreateDatabaseAsync() => _cluster!.CreateDatabaseAsync();

    public static Task<RunningService> StartServiceAsync(
        TestDatabase database, string peerAddress, params (string Name, string Value)[] settings) =>
        RunningService.StartAsync(
            ExtractionComposition.Definition,
            database,
            settings.Append(("DAPR_GRPC_ENDPOINT", peerAddress)).ToDictionary(setting => setting.Item1, setting => setting.Item2));

    /// <summary>Delivers documents.received.v1.</summary>
    public Task<Status> ReceiveAsync(string documentId, int revision = 1, Guid? eventId = null) =>
        Sidecar.DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = documentId, Revision = revision }, eventId, Cancellation);

    /// <summary>Delivers documents.retracted.v1.</summary>
    public Task<Status> RetractAsync(string documentId, Guid? eventId = null) =>
        Sidecar.DeliverAsync(Topics.DocumentsRetracted, new DocumentRetracted { DocumentId = documentId }, eventId, Cancellation);

    public async Task<long> CountAsync(string from, string documentId)
    {
        await using var command = Owner.CreateCommand($"SELECT count(*) FROM {from} = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(documentId) });
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public Task<long> CountEvidenceAsync(string documentId) => CountAsync("evidence WHERE document_id", documentId);

    public Task<long> CountAnnouncedAsync(string documentId) => CountAsync("outbox_event WHERE order_key", documentId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
