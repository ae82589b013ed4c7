using Npgsql;

namespace Hearsay.Messaging;

/// <summary>What the relay reads and writes: its lease, the log below the horizon, its cursor.</summary>
internal sealed class OutboxLog(NpgsqlDataSource dataSource)
{
    private readonly Guid _owner = Guid.CreateVersion7();

    /// <summary>Takes or renews the lease for ten seconds; null while another relay holds it.</summary>
    public async Task<OutboxLease?> LeaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxLease", _owner);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new OutboxLease(reader.GetInt64(0), new OutboxPosition(reader.GetString(1), reader.GetInt64(2)))
            : null;
    }

    /// <summary>The next events after a position whose order can no longer change.</summary>
    public async Task<IReadOnlyList<OutboxEvent>> ReadAsync(OutboxPosition after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxRead", after.TransactionId, after.Sequence, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var events = new List<OutboxEvent>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            events.Add(new OutboxEvent(
                new OutboxPosition(reader.GetString(0), reader.GetInt64(1)),
                reader.GetGuid(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetGuid(5),
                reader.GetFieldValue<byte[]>(6),
                await reader.IsDBNullAsync(7, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(7)));
        }

        return events;
    }

    /// <summary>Moves the cursor. Returns false where the lease was lost meanwhile: then nothing is written.</summary>
    public async Task<bool> AdvanceAsync(long epoch, OutboxPosition position, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxAdvance", epoch, position.TransactionId, position.Sequence);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <summary>Gives the lease back, so that another relay need not wait for its end.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxRelease", _owner);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The right to publish, and where to go on.</summary>
internal sealed record OutboxLease(long Epoch, OutboxPosition Position);
