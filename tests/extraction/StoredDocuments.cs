using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

/// <summary>A database with documents that the rules have read, for tests that go through all of it.</summary>
internal sealed record StoredDocuments(TestDatabase Database, string ConnectionString, List<string> Documents, NpgsqlDataSource Owner) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<StoredDocuments> CreateAsync(ExtractionFixture fixture, int documents)
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var older = await fixture.StartOnAsync(database);
        var ids = new List<string>();
        for (var i = 0; i < documents; i++)
        {
            ids.Add(fixture.Ingestion.Put(Articles.Bridge));
            await DeliverAsync(older, ids[i], 1);
        }

        return new StoredDocuments(database, older.ConnectionString, ids, NpgsqlDataSource.Create(database.OwnerConnectionString));
    }

    public static async Task DeliverAsync(RunningService service, string document, int revision) => Assert.Equal(
        Status.Success,
        await new AppCallbackClient(service.Channel).DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = document, Revision = revision }, cancellationToken: Cancellation));

    /// <summary>Engine versions that were announced for a document, in order.</summary>
    public Task<List<string>> AnnouncedAsync(string document) => ListAsync(
        "SELECT convert_from(payload, 'UTF8')::json ->> 'engineVersion' FROM extraction.outbox_event WHERE order_key = $1 ORDER BY (convert_from(payload, 'UTF8')::json ->> 'engineVersion')::integer", document);

    /// <summary>Topics by which a document was announced, in order.</summary>
    public Task<List<string>> TopicsAsync(string document) =>
        ListAsync("SELECT topic FROM extraction.outbox_event WHERE order_key = $1 ORDER BY 1", document);

    /// <summary>Engine versions of which evidence is stored, in order.</summary>
    public Task<List<string>> StoredAsync(string document) =>
        ListAsync("SELECT engine_version::text FROM extraction.evidence WHERE document_id = $1 ORDER BY evidence.engine_version", document);

    public ValueTask DisposeAsync() => Owner.DisposeAsync();

    private async Task<List<string>> ListAsync(string sql, string document)
    {
        await using var command = Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(document) });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var values = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
