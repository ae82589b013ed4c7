using Npgsql;

namespace Hearsay.Query;

/// <summary>How far filling the read model from extraction has come: a position of its stream.</summary>
internal sealed class RebuildPlace(NpgsqlDataSource dataSource)
{
    /// <summary>Where a run goes on: after this position; 0 at the beginning.</summary>
    public async Task<long> FindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ReadModelWriter.Sql.On(connection, "RebuildPlaceGet");
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long? ?? 0;
    }

    /// <summary>Notes that all up to a position is done.</summary>
    public async Task NoteAsync(long position, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ReadModelWriter.Sql.On(connection, "RebuildPlacePut", position);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes that all is done: the next run begins at the beginning.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ReadModelWriter.Sql.On(connection, "RebuildPlaceForget");
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
