using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hearsay.Postgres.Tests;

/// <summary>Two services in one database: what each may do there.</summary>
public sealed class ServiceRoleTests(ClusterFixture cluster) : IAsyncLifetime
{
    private string _connectionString = "";
    private NpgsqlConnection _left = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation);
        _connectionString = await database.MigrateAsync(Schema("left_service"), Databases.Cancellation);
        await database.MigrateAsync(Schema("right_service"), Databases.Cancellation);
        _left = await Databases.OpenAsync(_connectionString);
    }

    public async ValueTask DisposeAsync() => await _left.DisposeAsync();

    [Fact]
    public async Task Role_OwnTables_CanBeReadAndWritten()
    {
        await Databases.ScalarAsync(_left, "INSERT INTO left_service.thing (name) VALUES ('a')");
        await Databases.ScalarAsync(_left, "UPDATE left_service.thing SET name = 'b'");

        Assert.Equal("b", await Databases.ScalarAsync(_left, "SELECT name FROM left_service.thing"));

        await Databases.ScalarAsync(_left, "DELETE FROM left_service.thing");
        Assert.Equal(0L, await Databases.ScalarAsync(_left, "SELECT count(*) FROM left_service.thing"));
    }

    [Theory]
    [InlineData("SELECT count(*) FROM right_service.thing")]
    [InlineData("INSERT INTO right_service.thing (name) VALUES ('a')")]
    [InlineData("SELECT count(*) FROM right_service.schema_migration")]
    [InlineData("INSERT INTO left_service.schema_migration (source, number, name, sha256) VALUES ('a', 1, 'a', 'a')")]
    [InlineData("UPDATE left_service.schema_migration SET sha256 = ''")]
    [InlineData("DELETE FROM left_service.schema_migration")]
    [InlineData("TRUNCATE left_service.schema_migration")]
    [InlineData("CREATE TABLE left_service.other (id integer)")]
    [InlineData("CREATE TABLE public.other (id integer)")]
    [InlineData("CREATE SCHEMA other")]
    [InlineData("CREATE ROLE other")]
    [InlineData("DROP TABLE left_service.thing")]
    [InlineData("ALTER TABLE left_service.thing ADD COLUMN more text")]
    [InlineData("TRUNCATE left_service.thing")]
    public async Task Role_AnythingElse_IsRefused(string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Databases.RefusalAsync(_left, sql));

    [Theory]
    [InlineData("statement_timeout", "30s")]
    [InlineData("lock_timeout", "5s")]
    [InlineData("idle_in_transaction_session_timeout", "30s")]
    public async Task Role_LoggedIn_HasItsTimeouts(string setting, string value) =>
        Assert.Equal(value, await Databases.ScalarAsync(_left, $"SHOW {setting}"));

    [Fact]
    public async Task DataSource_NamesAreSearched_InTheOwnSchemaOnly()
    {
        await using var source = ServiceDataSource.Create(Schema("left_service"), _connectionString, NullLoggerFactory.Instance);
        await using var connection = await source.OpenConnectionAsync(Databases.Cancellation);

        Assert.Equal("left_service", await Databases.ScalarAsync(connection, "SHOW search_path"));
        Assert.Equal("left_service", await Databases.ScalarAsync(connection, "SHOW application_name"));
    }

    [Fact]
    public async Task Migrating_WithANewPassword_SetsIt()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation);
        var schema = Schema("rotating_service");
        await database.MigrateAsync(schema, Databases.Cancellation);
        var rotated = new NpgsqlConnectionStringBuilder(database.ServiceConnectionString(schema.Name)) { Password = "it's \\ new \u00FC" };

        await new MigrationRunner(schema, database.OwnerConnectionString, rotated.ConnectionString).RunAsync(Databases.Cancellation);

        Assert.Equal(0L, await Databases.ScalarAsync(rotated.ConnectionString, "SELECT count(*) FROM rotating_service.thing"));
    }

    /// <summary>A server writes down statements that fail, and all of them where it is told to.</summary>
    [Fact]
    public async Task Migrating_EveryStatementLogged_ShowsNoPassword()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation);
        var name = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Database;
        await Databases.ScalarAsync(database.OwnerConnectionString, $"ALTER DATABASE {name} SET log_statement = 'all'");

        await database.MigrateAsync(Schema("quiet_service"), Databases.Cancellation);

        var log = await cluster.Cluster.ReadLogAsync(Databases.Cancellation);
        Assert.Contains("ALTER ROLE \"quiet_service\" PASSWORD 'SCRAM-SHA-256$", log, StringComparison.Ordinal);
        Assert.DoesNotContain("quiet_service-password", log, StringComparison.Ordinal);
    }

    private static ServiceSchema Schema(string name) => new(name, [
        EmbeddedFiles.Migrations(
            "things", ("0001_create_thing.sql", "CREATE TABLE thing (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)")),
    ]);
}
