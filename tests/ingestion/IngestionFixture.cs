using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Hearsay.Ingestion.Tests.IngestionFixture))]

namespace Hearsay.Ingestion.Tests;

/// <summary>The service against a PostgreSQL of its own. Tests share it and use keys of their own.</summary>
public sealed class IngestionFixture : IAsyncLifetime
{
    /// <summary>What the service's clock says; it stands still.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private TestCluster? _cluster;

    public TestDatabase Database { get; private set; } = null!;

    public RunningService Service { get; private set; } = null!;

    public IngestionService.IngestionServiceClient Client { get; private set; } = null!;

    /// <summary>Connections of the database's owner, to look behind the service.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        Database = await _cluster.CreateDatabaseAsync();
        Service = await RunningService.StartAsync(
            IngestionComposition.Definition, Database, configure: builder => builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now)));
        Client = new IngestionService.IngestionServiceClient(Service.Channel);
        Owner = OwnerOf(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Service.DisposeAsync();
        await _cluster!.DisposeAsync();
    }

    /// <summary>An empty database, for tests that need the table to themselves or break something.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => _cluster!.CreateDatabaseAsync(Cancellation);

    /// <summary>Connections of a database's owner to the service's schema.</summary>
    public static NpgsqlDataSource OwnerOf(TestDatabase database) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { SearchPath = "ingestion" }.ConnectionString);

    /// <summary>A key that no other test uses.</summary>
    public static string NewKey() => $"test:{Guid.CreateVersion7()}";

    public static SubmitDocumentRequest Article(string text, string key = "", PublicationFacts? facts = null, string requestId = "") =>
        new() { PlainText = text, SourceKey = key, Facts = facts, RequestId = requestId };

    public async Task<SubmitDocumentResponse> SubmitAsync(string text, string key = "", PublicationFacts? facts = null, string requestId = "") =>
        await SubmitAsync(Article(text, key, facts, requestId));

    public async Task<SubmitDocumentResponse> SubmitAsync(SubmitDocumentRequest request) =>
        await Client.SubmitDocumentAsync(request, cancellationToken: Cancellation);

    public async Task<Document> GetAsync(string documentId) =>
        (await Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = documentId }, cancellationToken: Cancellation)).Document;

    public async Task<Revision> GetRevisionAsync(string documentId, int revision = 0) =>
        (await Client.GetRevisionAsync(
            new GetRevisionRequest { DocumentId = documentId, Revision = revision }, cancellationToken: Cancellation)).Revision;

    public async Task<Document> RetractAsync(string documentId, string reason = "") =>
        (await Client.RetractDocumentAsync(
            new RetractDocumentRequest { DocumentId = documentId, Reason = reason }, cancellationToken: Cancellation)).Document;

    /// <summary>Topics and payloads of a document's events, in the order of the log.</summary>
    public async Task<IReadOnlyList<(string Topic, string Payload)>> EventsAsync(string documentId)
    {
        await using var command = Owner.CreateCommand(
            "SELECT topic, convert_from(payload, 'UTF8') FROM outbox_event WHERE order_key = $1 ORDER BY txid, seq");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(documentId) });
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var events = new List<(string, string)>();
        while (await reader.ReadAsync(Cancellation))
        {
            events.Add((reader.GetString(0), reader.GetString(1)));
        }

        return events;
    }

    /// <summary>Runs a query of one number.</summary>
    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = Owner.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
