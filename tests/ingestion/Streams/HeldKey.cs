using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Ingestion.Tests.Streams;

/// <summary>Holds a source key as another submit of it does, so that items of it stay under way until it is let go.</summary>
internal sealed class HeldKey(NpgsqlConnection connection, NpgsqlDataSource owner) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HeldKey> TakeAsync(NpgsqlDataSource owner, string key)
    {
        var connection = await owner.OpenConnectionAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 5))", connection) { Parameters = { new() { Value = key } } };
        await command.ExecuteNonQueryAsync(Cancellation);
        return new HeldKey(connection, owner);
    }

    /// <summary>Waits until so many submits wait for a key that is held.</summary>
    public Task WaitForWaitingAsync(int count) => Eventually.HoldsAsync(
        async () => await CountAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") >= count, $"{count} submits wait");

    /// <summary>Ends the connections of those that wait, as a restart of the database does.</summary>
    public Task<long> EndWaitingAsync() =>
        CountAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");

    /// <summary>Lets it go.</summary>
    public async Task ReleaseAsync()
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        await connection.DisposeAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
