using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Postgres.Tests;

public sealed class MigrationRunnerTests(ClusterFixture cluster)
{
    private static readonly (string File, string Text) First = ("0001_create_thing.sql", "CREATE TABLE thing (id integer PRIMARY KEY)");
    private static readonly (string File, string Text) Second = ("0002_name_thing.sql", "ALTER TABLE thing ADD COLUMN name text");

    [Fact]
    public async Task RunAsync_EmptyDatabase_AppliesEveryStepInOrder()
    {
        var database = await DatabaseAsync();

        var applied = await Runner(database, Schema(Second, First)).RunAsync(Databases.Cancellation);

        Assert.Equal(["things/0001_create_thing", "things/0002_name_thing"], applied);
        Assert.Equal(0L, await Databases.ScalarAsync(database.OwnerConnectionString, "SELECT count(name) FROM store.thing"));
    }

    [Fact]
    public async Task RunAsync_SeveralSources_AppliesThemInTheOrderGiven()
    {
        var database = await DatabaseAsync();
        var schema = new ServiceSchema("store", [
            EmbeddedFiles.Migrations("base", First),
            EmbeddedFiles.Migrations("top", ("0001_refer.sql", "CREATE TABLE part (thing integer REFERENCES thing)")),
        ]);

        Assert.Equal(["base/0001_create_thing", "top/0001_refer"], await Runner(database, schema).RunAsync(Databases.Cancellation));
    }

    [Fact]
    public async Task RunAsync_Again_AppliesNothing()
    {
        var database = await DatabaseAsync();
        await Runner(database, Schema(First)).RunAsync(Databases.Cancellation);

        Assert.Empty(await Runner(database, Schema(First)).RunAsync(Databases.Cancellation));
        Assert.Equal(["things/0002_name_thing"], await Runner(database, Schema(First, Second)).RunAsync(Databases.Cancellation));
    }

    [Fact]
    public async Task RunAsync_SeveralAtOnce_OneApplies()
    {
        var database = await DatabaseAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => Runner(database, Schema(First, Second)).RunAsync(Databases.Cancellation))));

        Assert.Equal([0, 0, 0, 2], runs.Select(run => run.Count).Order());
    }

    /// <summary>Roles belong to the cluster, but the lock of a migration to one database of it.</summary>
    [Fact]
    public async Task RunAsync_ManyDatabasesOfOneClusterAtOnce_AllApply()
    {
        var databases = new List<TestDatabase>();
        for (var index = 0; index < 8; index++)
        {
            databases.Add(await DatabaseAsync());
        }

        for (var round = 0; round < 3; round++)
        {
            var schema = new ServiceSchema($"crowd{round}", [EmbeddedFiles.Migrations("things", First)]);
            var runs = await Task.WhenAll(databases.Select(database => Task.Run(() => Runner(database, schema).RunAsync(Databases.Cancellation))));

            Assert.All(runs, run => Assert.Single(run));
        }
    }

    [Fact]
    public async Task RunAsync_ChangedStep_IsRefusedAndNothingApplied()
    {
        var database = await DatabaseAsync();
        await Runner(database, Schema(First)).RunAsync(Databases.Cancellation);
        var changed = Schema((First.File, First.Text + " -- changed"), Second);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Runner(database, changed).RunAsync(Databases.Cancellation));

        Assert.Contains("things/0001_create_thing was changed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await Databases.ScalarAsync(database.OwnerConnectionString, "SELECT count(*) FROM store.schema_migration"));
    }

    [Theory]
    [InlineData("0002_name_thing.sql")]
    [InlineData("0001_create_thing.sql", "0003_more.sql")]
    [InlineData("0001_create_thing.sql", "0001_again.sql")]
    public async Task RunAsync_NumberMissingOrDoubled_IsRefused(params string[] files)
    {
        var database = await DatabaseAsync();
        var schema = Schema([.. files.Select(file => (file, "SELECT 1"))]);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Runner(database, schema).RunAsync(Databases.Cancellation));

        Assert.Contains("missing or doubled", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StepThatFails_LeavesThoseBeforeItAndNothingOfIt()
    {
        var database = await DatabaseAsync();
        var broken = Schema(First, ("0002_break.sql", "CREATE TABLE half (id integer); SELECT 1 / 0"));

        await Assert.ThrowsAsync<PostgresException>(() => Runner(database, broken).RunAsync(Databases.Cancellation));

        Assert.Equal(1L, await Databases.ScalarAsync(database.OwnerConnectionString, "SELECT count(*) FROM store.schema_migration"));
        Assert.Equal(DBNull.Value, await Databases.ScalarAsync(database.OwnerConnectionString, "SELECT to_regclass('store.half')::text"));
        Assert.Equal(["things/0002_name_thing"], await Runner(database, Schema(First, Second)).RunAsync(Databases.Cancellation));
    }

    [Fact]
    public async Task RunAsync_ConnectionCut_TellsWhatHappened()
    {
        var database = await DatabaseAsync();
        var cut = Schema(("0001_cut.sql", "SELECT pg_terminate_backend(pg_backend_pid())"));

        var exception = await Assert.ThrowsAsync<PostgresException>(() => Runner(database, cut).RunAsync(Databases.Cancellation));

        Assert.Equal(PostgresErrorCodes.AdminShutdown, exception.SqlState);
    }

    [Fact]
    public async Task RunAsync_ServiceThatWouldLogInAsTheOwner_IsRefused()
    {
        var database = await DatabaseAsync();
        var runner = new MigrationRunner(Schema(First), database.OwnerConnectionString, database.OwnerConnectionString);

        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(Databases.Cancellation));
    }

    [Fact]
    public async Task CountMissingAsync_BelowAtAndAboveTheCode_CountsWhatTheCodeNeeds()
    {
        var database = await DatabaseAsync();
        await Runner(database, Schema(First)).RunAsync(Databases.Cancellation);
        await using var source = ServiceDataSource.Create(
            Schema(First), database.ServiceConnectionString("store"), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

        Assert.Equal(1, await MigrationRunner.CountMissingAsync(source, Schema(First, Second), Databases.Cancellation));
        await Runner(database, Schema(First, Second)).RunAsync(Databases.Cancellation);
        Assert.Equal(0, await MigrationRunner.CountMissingAsync(source, Schema(First, Second), Databases.Cancellation));
        Assert.Equal(0, await MigrationRunner.CountMissingAsync(source, Schema(First), Databases.Cancellation));
    }

    private static ServiceSchema Schema(params (string File, string Text)[] steps) =>
        new("store", [EmbeddedFiles.Migrations("things", steps)]);

    private static MigrationRunner Runner(TestDatabase database, ServiceSchema schema) =>
        new(schema, database.OwnerConnectionString, database.ServiceConnectionString(schema.Name));

    private Task<TestDatabase> DatabaseAsync() => cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation);
}
