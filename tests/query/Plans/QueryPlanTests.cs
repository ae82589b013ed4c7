using Npgsql;

namespace Hearsay.Query.Tests;

/// <summary>
/// By which indexes each named query is served where there are 100,000 statements, kept as a file. HEARSAY_REWRITE_GOLDEN=1 writes it anew: read the difference
/// before committing it.
/// </summary>
public sealed class QueryPlanTests(FilledReadModel filled) : IClassFixture<FilledReadModel>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void NamedQueries_All_HaveTypicalValues() =>
        Assert.Equal(
            NamedQueries.All.Select(query => query.Name).Order(StringComparer.Ordinal),
            TypicalValues.Read().Select(asked => asked.Query).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task NamedQueries_TypicalValues_AreServedByTheKeptIndexes()
    {
        var plans = new List<string>();
        await using var connection = await filled.ConnectAsync();
        foreach (var asked in TypicalValues.Read().Where(asked => asked.Values != "-"))
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            if (asked.IsSearch)
            {
                await ExecuteAsync(connection, NamedQueries.Of("SearchPlanFresh"));
            }

            await ExecuteAsync(connection, $"PREPARE asked AS\n{NamedQueries.Of(asked.Query)}");
            plans.Add($"{asked.Title}: {string.Join(", ", QueryPlan.Parse(await ExplainAsync(connection, asked.Values)).Accesses)}");
            await ExecuteAsync(connection, "DEALLOCATE asked");
        }

        var path = Path.Combine(TypicalValues.Folder, "plans.txt");
        if (Environment.GetEnvironmentVariable("HEARSAY_REWRITE_GOLDEN") == "1")
        {
            await File.WriteAllLinesAsync(path, plans, Cancellation);
        }

        Assert.Equal(await File.ReadAllLinesAsync(path, Cancellation), plans);
    }

    [Fact]
    public void KeptPlans_LargeTables_AreNeverReadWhole() =>
        Assert.DoesNotContain("whole", string.Join('\n', File.ReadAllLines(Path.Combine(TypicalValues.Folder, "plans.txt"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("StatementListNewest", "statement_newest_ever")]
    [InlineData("StatementListOfOutlet", "statement_outlet_ever")]
    [InlineData("EventListNewest", "event_newest_ever")]
    [InlineData("StatementListOfDocument", "statement_place")]
    [InlineData("EntityListByName", "entity_by_name_ever")]
    [InlineData("ClaimStatements", "statement_proposition_ever")]
    [InlineData("CanonicalCounts", "entity_name_name_ever")]
    [InlineData("DossierStatementsBy", "statement_speaker_ever")]
    [InlineData("StatementGet", "statement_pkey")]
    public async Task ReadsOfThePast_TypicalValues_AreServedByIndexesOfAllRows(string query, string index)
    {
        await using var connection = await filled.ConnectAsync();
        await ExecuteAsync(connection, "SELECT set_config('search_path', 'query_at,query', false), set_config('hearsay.as_of', '2031-01-01Z', false)");
        await ExecuteAsync(connection, $"PREPARE asked AS\n{NamedQueries.Of(query)}");

        var accesses = QueryPlan.Parse(await ExplainAsync(connection, TypicalValues.Read().First(asked => asked.Query == query).Values)).Accesses;

        Assert.Contains(index, accesses);
        Assert.DoesNotContain(accesses, access => access.StartsWith("whole", StringComparison.Ordinal));
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string values)
    {
        await using var command = new NpgsqlCommand($"EXPLAIN (COSTS OFF, FORMAT JSON) EXECUTE asked ({values})", connection);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
