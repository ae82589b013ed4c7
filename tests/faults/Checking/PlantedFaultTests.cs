using Npgsql;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>The checker finds what it is there to find: each fault is planted in a transaction that is rolled back.</summary>
public sealed class PlantedFaultTests(SharedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a lost reading", "DELETE FROM query.reading WHERE document_id = $1", "the read model holds document")]
    [InlineData("lost evidence", "DELETE FROM extraction.evidence WHERE document_id = $1", "extraction holds document")]
    [InlineData("lost statements", "DELETE FROM query.statement WHERE document_id = $1", "is in the read model 0 times")]
    [InlineData("a changed text", "UPDATE ingestion.document_revision SET text = 'x' || text, text_length = text_length + 1, text_sha256 = sha256(convert_to('x' || text, 'UTF8')) WHERE document_id = $1", "another text")]
    [InlineData("other evidence", "UPDATE query.reading SET evidence = '\\x0a0161' WHERE document_id = $1", "other than the engine reads it")]
    [InlineData("no current revision", "UPDATE query.document SET current_revision = NULL WHERE document_id = $1", "to be the latest")]
    [InlineData("a foreign document", "INSERT INTO query.document (document_id) SELECT gen_random_uuid() WHERE $1::uuid IS NOT NULL", "of which there is no text")]
    [InlineData("a lost receipt", "DELETE FROM query.inbox_receipt WHERE event_id = (SELECT event_id FROM extraction.outbox_event WHERE order_key = $1)", "has no receipt at query")]
    [InlineData("a foreign receipt", "INSERT INTO extraction.inbox_receipt (event_id, topic) SELECT gen_random_uuid(), 'documents.received.v1' WHERE $1::uuid IS NOT NULL", "which nobody wrote")]
    [InlineData("a dead letter", "INSERT INTO query.dead_letter (event_id, topic, event_type, reason, payload) SELECT $1::text, 't', 't', 'r', '' WHERE $1::uuid IS NOT NULL", "dead letters of query: 1 left")]
    public async Task Checker_PlantedFault_IsFound(string fault, string sql, string violation)
    {
        var document = await SendAsync("planted");
        var found = await PlantAsync(sql, document);

        Assert.True(found.Any(one => one.Contains(violation, StringComparison.Ordinal)), $"{fault}: found only\n{string.Join('\n', found)}");
    }

    [Fact]
    public async Task Checker_DoubledStatement_IsFound()
    {
        var document = await SendAsync("doubled");
        var columns = await ColumnsAsync();
        var copied = string.Join(", ", columns.Select(column => column switch
        {
            "statement_id" => "gen_random_uuid()",
            "position" => "position + 1000",
            _ => column,
        }));
        var found = await PlantAsync(
            $"INSERT INTO query.statement ({string.Join(", ", columns)}) SELECT {copied} FROM query.statement WHERE document_id = $1 LIMIT 1", document);

        Assert.Contains(found, one => one.EndsWith("is in the read model and nobody made it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checker_DocumentNobodySent_IsFound()
    {
        var history = new Flow.History();
        await SendAsync("foreign");
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        var found = await new Verdicts(platform.Running, history).OfAsync(connection, Cancellation);

        Assert.Contains(found, one => one.EndsWith("is stored and nobody sent it", StringComparison.Ordinal));
    }

    /// <summary>Sends one document, waits until nothing is wrong, and returns its id.</summary>
    private async Task<Guid> SendAsync(string name)
    {
        await platform.NewFeed(name).SendAsync(1, Cancellation);
        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
        return Guid.Parse(platform.History.Accepted[^1].Response!.DocumentId);
    }

    private async Task<IReadOnlyList<string>> PlantAsync(string sql, Guid document)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = document } } };
        Assert.True(await command.ExecuteNonQueryAsync(Cancellation) > 0, "Nothing was planted.");
        return await platform.Verdicts.OfAsync(connection, Cancellation);
    }

    private async Task<List<string>> ColumnsAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'query' AND table_name = 'statement' AND is_generated = 'NEVER' AND is_identity = 'NO'", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var columns = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(platform.Running.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
