using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Ingestion.Tests;

public sealed class StorageTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_OnTheMigratedSchema_CanBePrepared()
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(fixture.Service.ConnectionString) { SearchPath = "ingestion" }.ConnectionString);
        await connection.OpenAsync(Cancellation);

        foreach (var query in new[] { DocumentWrites.Sql, SubmitRequests.Sql }.SelectMany(sql => sql.Names.Select(name => (Name: name, Text: sql[name]))))
        {
            await using var prepare = new NpgsqlCommand($"PREPARE \"{query.Name}\" AS {query.Text}", connection);
            await prepare.ExecuteNonQueryAsync(Cancellation);
        }

        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_prepared_statements WHERE from_sql", connection);
        Assert.Equal(DocumentWrites.Sql.Names.Count() + SubmitRequests.Sql.Names.Count(), (long)(await count.ExecuteScalarAsync(Cancellation))!);
    }

    [Theory]
    [InlineData("outbox_event")]
    [InlineData("submit_request")]
    [InlineData("document_revision")]
    public async Task Submit_TransactionFails_LeavesNothing(string table)
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var service = await RunningService.StartAsync(IngestionComposition.Definition, database, cancellationToken: Cancellation);
        await using var owner = IngestionFixture.OwnerOf(database);
        var client = new IngestionService.IngestionServiceClient(service.Channel);
        var request = IngestionFixture.Article("The ferry sailed.", "key", requestId: Guid.CreateVersion7().ToString());
        await ExecuteAsync(owner, $"ALTER TABLE {table} ADD CONSTRAINT full_disk CHECK (false) NOT VALID");

        var failure = await Failures.OfAsync(client.SubmitDocumentAsync(request, cancellationToken: Cancellation));

        Failures.AssertIs(failure, StatusCode.Internal, ErrorReason.Internal);
        Assert.Single(service.Errors);
        foreach (var each in new[] { "document", "document_facts", "document_revision", "submit_request", "outbox_event" })
        {
            await using var count = owner.CreateCommand($"SELECT count(*) FROM {each}");
            Assert.Equal(0L, await count.ExecuteScalarAsync(Cancellation));
        }

        await ExecuteAsync(owner, $"ALTER TABLE {table} DROP CONSTRAINT full_disk");
        Assert.Equal(SubmitOutcome.Created, (await client.SubmitDocumentAsync(request, cancellationToken: Cancellation)).Outcome);
    }

    [Theory]
    [InlineData("UPDATE document_revision SET text = text || '.'")]
    [InlineData("UPDATE document_revision SET text_length = text_length + 1")]
    [InlineData("UPDATE document_revision SET block_ends = ARRAY[1000]")]
    [InlineData("UPDATE document_revision SET block_starts = ARRAY[-1]")]
    [InlineData("UPDATE document_revision SET block_kinds = ARRAY[11]::smallint[]")]
    [InlineData("UPDATE document_revision SET block_kinds = ARRAY[]::smallint[]")]
    [InlineData("UPDATE document SET retract_reason = 'x'")]
    [InlineData("UPDATE document SET latest_revision = 0")]
    [InlineData("UPDATE document SET source_key = ''")]
    public async Task Tables_FalseData_IsRefused(string sql)
    {
        await fixture.SubmitAsync("The ferry sailed.", "guarded");

        await using var command = fixture.Owner.CreateCommand(sql);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
