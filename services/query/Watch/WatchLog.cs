using System.Globalization;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads the log of what came in. Every call is short: no connection is held while a watcher is slow.</summary>
internal sealed class WatchLog(NpgsqlDataSource dataSource)
{
    private const int DroppedAtOnce = 5_000;

    /// <summary>What the log is like now.</summary>
    public async Task<WatchState> StateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = WatchWriter.Sql.On(connection, "WatchState");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new WatchState(reader.GetGuid(0), PlaceAt(reader, 1), NumberAt(reader, 3), NumberAt(reader, 4));
    }

    /// <summary>The last entry that can be read; the beginning where there is none.</summary>
    public async Task<WatchPlace> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = WatchWriter.Sql.On(connection, "WatchHead");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? PlaceAt(reader, 0) : default;
    }

    /// <summary>Drops what is old, some of it; whether there may be more.</summary>
    public async Task<bool> DropAsync(TimeSpan retention, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = WatchWriter.Sql.On(connection, "WatchDrop", retention, DroppedAtOnce);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>Begins another log where this one came with a backup of another cluster.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = WatchWriter.Sql.On(connection, "WatchBeginAnew");
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A place in a row: a transaction id in text, then a number.</summary>
    internal static WatchPlace PlaceAt(NpgsqlDataReader reader, int column) => new(NumberAt(reader, column), reader.GetInt64(column + 1));

    private static ulong NumberAt(NpgsqlDataReader reader, int column) =>
        ulong.Parse(reader.GetString(column), NumberStyles.None, CultureInfo.InvariantCulture);
}
