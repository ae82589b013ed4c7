using Google.Protobuf;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

[assembly: AssemblyFixture(typeof(Hearsay.Extraction.Tests.ExtractionFixture))]

namespace Hearsay.Extraction.Tests;

/// <summary>
/// The service against a PostgreSQL of its own, with a stand-in for ingestion. Tests share it and use documents of their own. It reads
/// by rules, and so do the others that are started here: what a model finds changes with its weights.
/// </summary>
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

    /// <summary>Another service on a database of its own, for tests that need other settings or another peer.</summary>
    public async Task<RunningService> StartAnotherAsync(string? peerAddress = null, params (string Name, string Value)[] settings) =>
        await StartServiceAsync(await _cluster!.CreateDatabaseAsync(Cancellation), peerAddress ?? _peer!.Address, settings);

    public Task<TestDatabase> CreateDatabaseAsync() => _cluster!.CreateDatabaseAsync(Cancellation);

    /// <summary>Another service on a database that the test goes on to look into.</summary>
    public Task<RunningService> StartOnAsync(TestDatabase database, params (string Name, string Value)[] settings) =>
        StartServiceAsync(database, PeerAddress, settings);

    /// <summary>Another service on a database, whose engine is of a version of the test's choice.</summary>
    public Task<RunningService> StartOnAsync(TestDatabase database, int engineVersion) => RunningService.StartAsync(
        ExtractionComposition.Definition,
        database,
        Settings(PeerAddress),
        builder => builder.Services.AddSingleton<ITagger>(new VersionedTagger(engineVersion)));

    private static Task<RunningService> StartServiceAsync(
        TestDatabase database, string peerAddress, params (string Name, string Value)[] settings) =>
        RunningService.StartAsync(ExtractionComposition.Definition, database, Settings(peerAddress, settings));

    private static Dictionary<string, string> Settings(string peerAddress, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["DAPR_GRPC_ENDPOINT"] = peerAddress,
            ["Engine:Profile"] = "fast",
            ["Messaging:FirstPause"] = "00:00:00.001",
            ["Messaging:ReplayPoll"] = "00:00:00.050",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>Address of the stand-in for ingestion.</summary>
    public string PeerAddress => _peer!.Address;

    /// <summary>Delivers documents.received.v1.</summary>
    public Task<Status> ReceiveAsync(string documentId, int revision = 1, Guid? eventId = null) =>
        Sidecar.DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = documentId, Revision = revision }, eventId, Cancellation);

    /// <summary>Delivers documents.retracted.v1.</summary>
    public Task<Status> RetractAsync(string documentId, Guid? eventId = null) =>
        Sidecar.DeliverAsync(Topics.DocumentsRetracted, new DocumentRetracted { DocumentId = documentId }, eventId, Cancellation);

    /// <summary>Delivers a document and returns its evidence.</summary>
    public async Task<Evidence> ReadAsync(string documentId, int revision = 1)
    {
        Assert.Equal(Status.Success, await ReceiveAsync(documentId, revision));
        return await GetAsync(documentId, revision);
    }

    public async Task<Evidence> GetAsync(string documentId, int revision = 0) =>
        (await Client.GetEvidenceAsync(
            new GetEvidenceRequest { DocumentId = documentId, Revision = revision }, cancellationToken: Cancellation)).Evidence;

    /// <summary>Stores evidence behind the service's back, as an engine of another version would have.</summary>
    public async Task StoreAsync(Evidence evidence, int engineVersion)
    {
        evidence = evidence.Clone();
        evidence.Engine.Version = engineVersion;
        await ExecuteAsync(
            """
            INSERT INTO evidence (document_id, revision, engine_version, position, text_sha256, statement_count, message)
            VALUES ($1, $2, $3, next_evidence_position(), $4, $5, $6)
            """,
            Guid.Parse(evidence.DocumentId),
            evidence.Revision,
            engineVersion,
            evidence.TextSha256,
            evidence.Statements.Count,
            evidence.ToByteArray());
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Code, reason and tries of a dead letter that has not been dealt with; empty where there is none.</summary>
    public async Task<string> DeadLetterAsync(Guid eventId)
    {
        await using var command = Owner.CreateCommand(
            "SELECT code || ': ' || reason || ' (' || tries || ')' FROM dead_letter WHERE event_id = $1 AND settled_at IS NULL");
        command.Parameters.Add(new NpgsqlParameter { Value = eventId.ToString() });
        return (string?)await command.ExecuteScalarAsync(Cancellation) ?? "";
    }

    public Task<long> CountEvidenceAsync(string documentId) =>
        CountAsync("SELECT count(*) FROM evidence WHERE document_id = $1", Guid.Parse(documentId));

    public Task<long> CountAnnouncedAsync(string documentId) =>
        CountAsync("SELECT count(*) FROM outbox_event WHERE order_key = $1", Guid.Parse(documentId));

    public async Task<string[]> TopicsAnnouncedAsync(string documentId)
    {
        await using var command = Owner.CreateCommand("SELECT array_agg(topic ORDER BY topic) FROM outbox_event WHERE order_key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(documentId) });
        return (string[])(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public Task<long> CountReceiptsAsync(Guid eventId) => CountAsync("SELECT count(*) FROM inbox_receipt WHERE event_id = $1", eventId);

    private async Task<long> CountAsync(string sql, Guid id)
    {
        await using var command = Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The rules under another version.</summary>
    private sealed class VersionedTagger(int version) : ITagger
    {
        public EngineVersion Version => new(version, "test", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => new RuleTagger().Read(text, cancellationToken);
    }
}
