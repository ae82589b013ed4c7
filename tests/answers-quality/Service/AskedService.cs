using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Query;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Answers.Quality.Tests.Service;

/// <summary>A query service with a database of its own, which documents are brought into.</summary>
internal sealed class AskedService : IAsyncDisposable
{
    private const int MostTries = 5;

    private readonly StoredPeers _peers;
    private readonly TestDatabase _database;
    private readonly RunningService _service;
    private readonly AppCallbackClient _sidecar;

    private AskedService(StoredPeers peers, TestDatabase database, RunningService service)
    {
        (_peers, _database, _service) = (peers, database, service);
        _sidecar = new AppCallbackClient(service.Channel);
        Client = new QueryService.QueryServiceClient(service.Channel);
    }

    public QueryService.QueryServiceClient Client { get; }

    public static async Task<AskedService> StartAsync(TestCluster cluster, CancellationToken cancellationToken)
    {
        var peers = await StoredPeers.StartAsync(cancellationToken);
        var database = await cluster.CreateDatabaseAsync(cancellationToken);
        var settings = new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = peers.Address, ["Logging:LogLevel:Default"] = "Warning" };
        var service = await RunningService.StartAsync(QueryComposition.Definition, database, settings, cancellationToken: cancellationToken);
        return new AskedService(peers, database, service);
    }

    /// <summary>Brings documents in, in this order, and sees that each was taken.</summary>
    public async Task TakeInAsync(IEnumerable<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var errors = _service.Errors.Count;
        foreach (var document in documents)
        {
            _peers.Put(document);
            var payload = new EvidenceExtracted { DocumentId = document.Id, Revision = 1, EngineVersion = document.Evidence.Engine.Version };
            Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.EvidenceExtracted, payload, cancellationToken: cancellationToken));
        }

        Assert.Empty(_service.Errors.Skip(errors));
    }

    /// <summary>Empties every table of the read model; the watch log keeps the row that names it.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            DO $$
            BEGIN
                EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
                         FROM pg_tables WHERE schemaname = 'query' AND tablename NOT LIKE ALL (ARRAY['schema_migration', 'outbox%', 'inbox%', 'watch_log']));
            END $$
            """,
            connection);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
                break;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected && tries < MostTries)
            {
                // The service's upkeep had taken some of the tables in another order.
            }
        }

        _peers.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _peers.DisposeAsync();
    }
}
