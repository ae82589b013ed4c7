using Npgsql;

namespace Hearsay.Extraction.Tests;

public sealed class StorageTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_AllNamed_ArePreparedByTheServiceRole()
    {
        await using var dataSource = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(fixture.Service.ConnectionString) { SearchPath = "extraction" }.ConnectionString);
        await using var connection = await dataSource.OpenConnectionAsync(Cancellation);
        Assert.NotEmpty(EvidenceStore.Sql.Names);
        foreach (var name in EvidenceStore.Sql.Names)
        {
            await using var command = new NpgsqlCommand($"PREPARE \"{name}\" AS\n{EvidenceStore.Sql[name]}", connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Theory]
    [InlineData("revision = 0", "evidence_revision_counted")]
    [InlineData("engine_version = 0", "evidence_engine_version_counted")]
    [InlineData("position = 0", "evidence_position_counted")]
    [InlineData("text_sha256 = 'AB'", "evidence_text_sha256_hex")]
    [InlineData("statement_count = -1", "evidence_statement_count_counted")]
    [InlineData("message = ''", "evidence_message_bounded")]
    [InlineData("message = decode(repeat('00', 16777217), 'hex')", "evidence_message_bounded")]
    public async Task Evidence_RowIsWrong_IsRefusedByItsConstraint(string change, string constraint)
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        await fixture.ReadAsync(document);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            fixture.ExecuteAsync($"UPDATE evidence SET {change} WHERE document_id = $1", Guid.Parse(document)));

        Assert.Equal(constraint, refused.ConstraintName);
    }
}
