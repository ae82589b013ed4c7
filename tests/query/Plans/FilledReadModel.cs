using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Query.Tests;

/// <summary>
/// A read model of 10,000 documents with 100,000 statements, filled in bulk and analysed; in a PostgreSQL of its own, for the long transaction would hold
/// back what other tests watch for.
/// </summary>
public sealed class FilledReadModel : IAsyncLifetime
{
    private const int Documents = 10_000;

    private TestCluster _cluster = null!;
    private string _connectionString = "";

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        var database = await _cluster.CreateDatabaseAsync();
        await database.MigrateAsync(QueryComposition.Definition.Schema);
        _connectionString = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { SearchPath = "query", CommandTimeout = 300 }.ConnectionString;
        var fill = await File.ReadAllTextAsync(Path.Combine(TypicalValues.Folder, "fill.sql"));
        await using var connection = await ConnectAsync();
        await RunAsync(connection, fill.Replace("$documents", $"{Documents}", StringComparison.Ordinal));

        // So many rows are looked at that it is all of them: a sample would give other plans from time to time.
        await RunAsync(connection, "SET default_statistics_target = 400");
        for (var rounds = 0; rounds < 20 && !await IsVacuumedAsync(connection); rounds++)
        {
            await RunAsync(connection, "VACUUM (ANALYZE)");
        }

        Assert.True(await IsVacuumedAsync(connection), "Something in this database kept rows from being seen by all.");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        // A fresh plan for all values, as the services' searches have it.
        await RunAsync(connection, "SET plan_cache_mode = force_custom_plan");
        return connection;
    }

    // Plans differ with how much of a table an index alone can answer for; a vacuum leaves out what somebody's snapshot may not see yet.
    private static async Task<bool> IsVacuumedAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT bool_and(relallvisible = relpages AND relpages > 0) FROM pg_class WHERE oid IN ('statement'::regclass, 'unit'::regclass, 'entity_name'::regclass)",
            connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
