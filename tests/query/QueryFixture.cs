using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Query.Tests;

/// <summary>A query service with a database and peers of its own.</summary>
public sealed class QueryFixture(ClusterFixture cluster) : IAsyncLifetime
{
    public FakePeers Peers { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public RunningService Service { get; private set; } = null!;

    public QueryService.QueryServiceClient Client { get; private set; } = null!;

    public AppCallbackClient Sidecar { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Peers = await FakePeers.StartAsync();
        Database = await cluster.Cluster.CreateDatabaseAsync();
        Service = await RunningService.StartAsync(
            QueryComposition.Definition,
            Database,
            new Dictionary<string, string>
            {
                ["DAPR_GRPC_ENDPOINT"] = Peers.Address,
                ["Messaging:FirstPause"] = "00:00:00.001",
                ["Messaging:ReplayPoll"] = "00:00:00.050",
            });
        Client = new QueryService.QueryServiceClient(Service.Channel);
        Sidecar = new AppCallbackClient(Service.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Peers.DisposeAsync();
    }

    /// <summary>Delivers evidence.extracted.v1 of an article that the peers then answer with.</summary>
    public async Task<Status> ExtractAsync(InventedArticle article, Guid? eventId = null, Lane lane = Lane.Fresh)
    {
        Peers.Put(article);
        return await AnnounceAsync(article.DocumentId, article.Revision, article.Evidence.Engine.Version, eventId, lane);
    }

    /// <summary>Delivers evidence.extracted.v1, whatever the peers answer.</summary>
    public Task<Status> AnnounceAsync(string documentId, int revision = 1, int engineVersion = 1, Guid? eventId = null, Lane lane = Lane.Fresh) =>
        Sidecar.DeliverAsync(
            Topics.OnLane(Topics.EvidenceExtracted, lane),
            new EvidenceExtracted { DocumentId = documentId, Revision = revision, EngineVersion = engineVersion },
            eventId,
            Cancellation);

    /// <summary>Delivers documents.retracted.v1.</summary>
    public Task<Status> RetractAsync(string documentId, Guid? eventId = null) =>
        Sidecar.DeliverAsync(Topics.DocumentsRetracted, new DocumentRetracted { DocumentId = documentId }, eventId, Cancellation);

    /// <summary>Brings articles in and asserts that each was taken.</summary>
    public async Task TakeInAsync(params InventedArticle[] articles)
    {
        foreach (var article in articles)
        {
            Assert.Equal(Status.Success, await ExtractAsync(article));
        }
    }

    public async Task<GetDocumentEvidenceResponse> EvidenceAsync(string documentId, int revision = 0) =>
        await Client.GetDocumentEvidenceAsync(
            new GetDocumentEvidenceRequest { DocumentId = documentId, Revision = revision }, cancellationToken: Cancellation);

    /// <summary>Counts rows behind the service's back.</summary>
    public async Task<long> CountAsync(string table, string documentId)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM query.{table} WHERE document_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(documentId) });
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Counts all rows of a table behind the service's back.</summary>
    public async Task<long> CountAsync(string table)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM query.{table}", connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Code, reason and tries of a dead letter that has not been dealt with; empty where there is none.</summary>
    public async Task<string> DeadLetterAsync(Guid eventId) => (string)(await ScalarAsync(
        $"SELECT coalesce(string_agg(code || ': ' || reason || ' (' || tries || ')', '|'), '') FROM query.dead_letter WHERE settled_at IS NULL AND event_id = '{eventId}'"))!;

    /// <summary>Does something behind the service's back.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
