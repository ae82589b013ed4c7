using System.Globalization;
using Hearsay.Contracts;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Where to read on, and how many events there is room for.</summary>
internal readonly record struct ReadFrom(OutboxPlace Place, OutboxPosition After, int Room);

/// <summary>How far a cursor may move, in the epoch of the lease that its events were read under.</summary>
internal readonly record struct Progress(OutboxPlace Place, OutboxPosition Sent, long Epoch);

/// <summary>The log below the horizon of running transactions, and the cursors in it. Every call is a statement of its own: nothing stays open.</summary>
internal sealed class OutboxLog(NpgsqlDataSource dataSource)
{
    /// <summary>The next events after each place, in order, whose order can no longer change.</summary>
    public async Task<ILookup<OutboxPlace, OutboxEvent>> ReadAsync(IReadOnlyCollection<ReadFrom> places, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(
            connection,
            "OutboxRead",
            places.Select(from => (short)from.Place.Lane).ToArray(),
            places.Select(from => (short)from.Place.Shard).ToArray(),
            places.Select(from => Text(from.After)).ToArray(),
            places.Select(from => from.After.Sequence).ToArray(),
            places.Select(from => from.Room).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var events = new List<(OutboxPlace Place, OutboxEvent Event)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var place = new OutboxPlace((Lane)reader.GetInt16(0), reader.GetInt16(1));
            events.Add((place, new OutboxEvent(
                PositionOf(reader, 2),
                reader.GetGuid(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetGuid(7),
                reader.GetFieldValue<byte[]>(8),
                await reader.IsDBNullAsync(9, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(9))));
        }

        return events.OrderBy(read => read.Event.Position).ToLookup(read => read.Place, read => read.Event);
    }

    /// <summary>Moves cursors. Returns those that moved: where the lease was lost meanwhile nothing is written.</summary>
    public async Task<IReadOnlySet<OutboxPlace>> AdvanceAsync(IReadOnlyCollection<Progress> made, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(
            connection,
            "OutboxAdvance",
            made.Select(progress => (short)progress.Place.Lane).ToArray(),
            made.Select(progress => (short)progress.Place.Shard).ToArray(),
            made.Select(progress => Text(progress.Sent)).ToArray(),
            made.Select(progress => progress.Sent.Sequence).ToArray(),
            made.Select(progress => progress.Epoch).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var moved = new HashSet<OutboxPlace>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            moved.Add(new OutboxPlace((Lane)reader.GetInt16(0), reader.GetInt16(1)));
        }

        return moved;
    }

    /// <summary>Whether an event is still to be sent: one that never can be, an operator takes out.</summary>
    public async Task<bool> HoldsAsync(OutboxPlace place, OutboxPosition position, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxHolds", (short)place.Lane, (short)place.Shard, Text(position), position.Sequence);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>A position in a row: a transaction id in text, then a number.</summary>
    internal static OutboxPosition PositionOf(NpgsqlDataReader reader, int column) =>
        new(ulong.Parse(reader.GetString(column), NumberStyles.None, CultureInfo.InvariantCulture), reader.GetInt64(column + 1));

    private static string Text(OutboxPosition position) => position.TransactionId.ToString(CultureInfo.InvariantCulture);
}
