using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>What operators do with dead letters. Each action is one transaction that leaves a row saying who did it, when and why.</summary>
internal sealed class DeadLetterDesk(NpgsqlDataSource dataSource)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(DeadLetterDesk).Assembly, "DeadLetters/Operator/Desk.sql");

    /// <summary>A page, oldest first.</summary>
    public async Task<IReadOnlyList<DeadLetterRow>> ListAsync(
        DeadLetterFilter filter, bool settled, DeadLetterPlace? after, int most, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection, "DeskList", [.. Values(filter), settled, after?.RefusedAt.UtcDateTime, after?.Topic, after?.EventId, most]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<DeadLetterRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(ReadRow(reader));
        }

        return rows;
    }

    /// <summary>What an action would touch.</summary>
    /// <param name="filter">Which are meant.</param>
    /// <param name="marked">Whether those count that are to be replayed already.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<DeadLetterSum>> CountAsync(DeadLetterFilter filter, bool marked, int most, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeskCount", [.. Values(filter), marked, most]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var sums = new List<DeadLetterSum>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            sums.Add(new DeadLetterSum(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return sums;
    }

    /// <summary>Marks dead letters to be handled again by the service, so many a second. Returns how many.</summary>
    public async Task<int> ReplayAsync(DeadLetterFilter filter, int most, double perSecond, string who, string why, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeskReplay", [.. Values(filter), most, who, filter.ToString(), why, 1 / perSecond]);
        return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Settles dead letters without handling them. Returns how many.</summary>
    public async Task<int> DropAsync(DeadLetterFilter filter, int most, string who, string why, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeskDrop", [.. Values(filter), most, who, filter.ToString(), why]);
        return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>All that is known of an event; several where it is a dead letter of several topics, none where it is none.</summary>
    public async Task<IReadOnlyList<DeadLetterDetails>> ShowAsync(string eventId, string? topic, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<DeadLetterDetails>();
        await using (var command = Sql.On(connection, "DeskShow", eventId, topic))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                found.Add(new DeadLetterDetails(
                    ReadRow(reader), reader.GetString(11), Text(reader, 12), reader.GetFieldValue<byte[]>(13), Text(reader, 14), Time(reader, 15)!.Value, []));
            }
        }

        for (var index = 0; index < found.Count; index++)
        {
            found[index] = found[index] with { History = await ReadHistoryAsync(connection, found[index].Row, cancellationToken).ConfigureAwait(false) };
        }

        return found;
    }

    private static async Task<IReadOnlyList<DeadLetterEntry>> ReadHistoryAsync(NpgsqlConnection connection, DeadLetterRow row, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DeskHistory", row.Topic, row.EventId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<DeadLetterEntry>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            entries.Add(new DeadLetterEntry(Time(reader, 0)!.Value, reader.GetString(1), reader.GetString(2), Text(reader, 3)));
        }

        entries.Reverse();
        return entries;
    }

    private static DeadLetterRow ReadRow(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetGuid(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        Time(reader, 7)!.Value,
        Time(reader, 8),
        Time(reader, 9),
        Text(reader, 10));

    private static object?[] Values(DeadLetterFilter filter) =>
        [filter.Topic, filter.Code, filter.Since?.UtcDateTime, filter.Until?.UtcDateTime, filter.Document, filter.Ids?.ToArray()];

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
