using Npgsql;

namespace Hearsay.Query.Tests;

public sealed class NamedQueryTests(PagedNews news) : IClassFixture<PagedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamedQueries_All_PrepareAsTheServicesRole()
    {
        var files = NamedQueries.All;
        await using var connection = await ConnectAsync();
        var prepared = 0;
        foreach (var (name, sql) in files)
        {
            await ExecuteAsync(connection, $"PREPARE {name} AS\n{sql}");
            prepared++;
        }

        Assert.True(prepared >= 25, $"only {prepared} queries");
    }

    [Theory]
    [InlineData("StatementListNewest", "statement_newest")]
    [InlineData("StatementListOfOutlet", "statement_outlet")]
    [InlineData("StatementListOfDocument", "statement_place")]
    [InlineData("StatementGet", "statement_pkey")]
    [InlineData("StatementSuccessorGet", "former_statement_pkey")]
    [InlineData("EntityListByName", "entity_by_name")]
    [InlineData("EntityListOfDocument", "entity_pkey")]
    [InlineData("EventListNewest", "event_newest")]
    [InlineData("EventListOfDocument", "event_pkey")]
    [InlineData("DocumentEvidenceGet", "reading_pkey")]
    [InlineData("FormerStatementForget", "former_statement_document")]
    [InlineData("EntityDecisionList", "entity_decision_decided_once")]
    [InlineData("EntityDecisionGet", "entity_decision_pkey")]
    [InlineData("EntityDecisionAnswerGet", "entity_decision_request_id_key")]
    [InlineData("CorrectionList", "correction_corrected_once")]
    [InlineData("CorrectionListOfDocument", "correction_document")]
    [InlineData("CorrectionsHeld", "correction_document")]
    [InlineData("CorrectionForget", "correction_document")]
    [InlineData("CorrectionAnswerGet", "correction_request_id_key")]
    public async Task NamedQuery_AnyValues_IsServedByItsIndex(string name, string index)
    {
        var sql = NamedQueries.All.Single(query => query.Name == name).Sql;
        await using var connection = await ConnectAsync();
        // Tables of a test are so small that reading them whole is cheaper; a large one's plan is asked for.
        await ExecuteAsync(connection, "SET enable_seqscan = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan");
        await ExecuteAsync(connection, $"PREPARE asked AS\n{sql}");
        await using var count = new NpgsqlCommand(
            "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'asked'", connection);
        var parameters = (int)(await count.ExecuteScalarAsync(Cancellation))!;
        await using var explain = new NpgsqlCommand(
            $"EXPLAIN EXECUTE asked ({string.Join(", ", Enumerable.Repeat("NULL", parameters))})", connection);
        await using var reader = await explain.ExecuteReaderAsync(Cancellation);
        var plan = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            plan.Add(reader.GetString(0));
        }

        var text = string.Join('\n', plan);
        Assert.Contains($"using {index} on", text, StringComparison.Ordinal);
        // The order comes from the index; only a document's entities are few enough to be sorted.
        Assert.Equal(name is "EntityListOfDocument" or "StatementSuccessorGet", text.Contains("Sort Key", StringComparison.Ordinal));
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(news.Query.Service.ConnectionString) { SearchPath = "query" }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
