using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Postgres.Tests;

/// <summary>Failures as a real server makes them.</summary>
public sealed class StorageFaultTests(ClusterFixture cluster) : IAsyncLifetime
{
    private string _connectionString = "";

    public async ValueTask InitializeAsync()
    {
        _connectionString = (await cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation)).OwnerConnectionString;
        await Databases.ScalarAsync(
            _connectionString,
            "CREATE TABLE thing (id integer PRIMARY KEY, name text CONSTRAINT thing_named CHECK (name <> '')); INSERT INTO thing VALUES (1, 'a'), (2, 'b')");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_UniqueViolation_IsConflict() =>
        Assert.Equal(StorageFaultKind.Conflict, await FaultAsync("INSERT INTO thing VALUES (1, 'c')"));

    [Fact]
    public async Task Of_CheckViolation_IsInternal() =>
        Assert.Equal(StorageFaultKind.Internal, await FaultAsync("INSERT INTO thing VALUES (3, '')"));

    [Fact]
    public async Task Of_StatementTimeout_IsTimedOut() =>
        Assert.Equal(StorageFaultKind.TimedOut, await FaultAsync("SET statement_timeout = '20ms'; SELECT pg_sleep(60)"));

    [Fact]
    public async Task Of_LockTimeout_IsConflict()
    {
        await using var holder = await Databases.OpenAsync(_connectionString);
        await Databases.ScalarAsync(holder, "BEGIN; SELECT * FROM thing WHERE id = 1 FOR UPDATE");

        Assert.Equal(
            StorageFaultKind.Conflict,
            await FaultAsync("SET lock_timeout = '20ms'; SELECT * FROM thing WHERE id = 1 FOR UPDATE"));
    }

    [Fact]
    public async Task Of_SerializationFailure_IsConflict()
    {
        await using var first = await Databases.OpenAsync(_connectionString);
        await using var second = await Databases.OpenAsync(_connectionString);
        await Databases.ScalarAsync(first, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM thing");
        await Databases.ScalarAsync(second, "UPDATE thing SET name = 'c' WHERE id = 1");

        var exception = await Assert.ThrowsAsync<PostgresException>(
            () => Databases.ScalarAsync(first, "UPDATE thing SET name = 'd' WHERE id = 1"));

        Assert.Equal(PostgresErrorCodes.SerializationFailure, exception.SqlState);
        Assert.Equal(StorageFaultKind.Conflict, StorageFault.Of(exception));
    }

    [Fact]
    public async Task Of_Deadlock_IsConflict()
    {
        await using var first = await Databases.OpenAsync(_connectionString);
        await using var second = await Databases.OpenAsync(_connectionString);
        await Databases.ScalarAsync(first, "SET deadlock_timeout = '50ms'; BEGIN; UPDATE thing SET name = 'c' WHERE id = 1");
        await Databases.ScalarAsync(second, "SET deadlock_timeout = '50ms'; BEGIN; UPDATE thing SET name = 'c' WHERE id = 2");

        var exceptions = await Task.WhenAll(
            FailureAsync(() => UpdateAndRollBackAsync(first, 2)),
            FailureAsync(() => UpdateAndRollBackAsync(second, 1)));

        var victim = Assert.Single(exceptions, exception => exception is not null);
        Assert.Equal(PostgresErrorCodes.DeadlockDetected, Assert.IsType<PostgresException>(victim).SqlState);
        Assert.Equal(StorageFaultKind.Conflict, StorageFault.Of(victim));
    }

    [Fact]
    public async Task Of_BackendTerminatedWhileIdle_IsUnavailable()
    {
        await using var connection = await Databases.OpenAsync(_connectionString);
        await TerminateAsync(connection.ProcessID);

        Assert.Equal(StorageFaultKind.Unavailable, await FaultAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task Of_BackendTerminatedWhileBusy_IsUnavailable()
    {
        await using var connection = await Databases.OpenAsync(_connectionString);
        var running = FaultAsync(connection, "SELECT pg_sleep(60)");
        await TerminateAsync(connection.ProcessID);

        Assert.Equal(StorageFaultKind.Unavailable, await running);
    }

    [Fact]
    public async Task Of_IdleInTransactionTooLong_IsTimedOut()
    {
        await using var connection = await Databases.OpenAsync(_connectionString);
        await Databases.ScalarAsync(connection, "SET idle_in_transaction_session_timeout = '20ms'; BEGIN");
        await GoneAsync(connection.ProcessID);

        Assert.Equal(StorageFaultKind.TimedOut, await FaultAsync(connection, "SELECT 1"));
    }

    [Fact]
    public async Task Of_ConnectionRefused_IsUnavailable()
    {
        var closed = new NpgsqlConnectionStringBuilder(_connectionString) { Port = LoopbackPort.TakeFree(), Pooling = false };
        await using var connection = new NpgsqlConnection(closed.ConnectionString);

        var exception = await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.OpenAsync(Databases.Cancellation));

        Assert.Equal(StorageFaultKind.Unavailable, StorageFault.Of(exception));
    }

    [Fact]
    public async Task Of_CommandTimeoutOfTheClient_IsTimedOut()
    {
        await using var connection = await Databases.OpenAsync(_connectionString);
        await using var command = new NpgsqlCommand("SELECT pg_sleep(60)", connection) { CommandTimeout = 1 };

        var exception = await Assert.ThrowsAnyAsync<NpgsqlException>(() => command.ExecuteScalarAsync(Databases.Cancellation));

        Assert.Equal(StorageFaultKind.TimedOut, StorageFault.Of(exception));
    }

    [Fact]
    public void Of_AnythingElse_IsNone()
    {
        Assert.Null(StorageFault.Of(new InvalidOperationException()));
        Assert.Null(StorageFault.Of(new OperationCanceledException()));
    }

    private static async Task<Exception?> FailureAsync(Func<Task> action) => await Record.ExceptionAsync(action);

    private static async Task UpdateAndRollBackAsync(NpgsqlConnection connection, int id)
    {
        await Databases.ScalarAsync(connection, $"UPDATE thing SET name = 'd' WHERE id = {id}");
        await Databases.ScalarAsync(connection, "ROLLBACK");
    }

    private async Task<StorageFaultKind?> FaultAsync(string sql)
    {
        await using var connection = await Databases.OpenAsync(_connectionString);
        return await FaultAsync(connection, sql);
    }

    private static async Task<StorageFaultKind?> FaultAsync(NpgsqlConnection connection, string sql) =>
        StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => Databases.ScalarAsync(connection, sql)));

    private async Task TerminateAsync(int backend)
    {
        await Databases.ScalarAsync(_connectionString, $"SELECT pg_terminate_backend({backend})");
        await GoneAsync(backend);
    }

    private Task GoneAsync(int backend) => Eventually.HoldsAsync(
        async () => await Databases.ScalarAsync(_connectionString, $"SELECT pid FROM pg_stat_activity WHERE pid = {backend}") is null,
        "the backend is gone");
}
