using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads reports of events.</summary>
internal sealed class TimelineStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(TimelineStore).Assembly, "Timelines/Timelines.sql");

    /// <summary>The latest published reports that match; those published at the same time as the last one come with it.</summary>
    public async Task<IReadOnlyList<ToldEvent>> ReadAsync(TimelineFilter filter, int most, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginSettingsAsync(cancellationToken).ConfigureAwait(false);
        await SearchStore.PlanFreshAsync(connection.Npgsql, cancellationToken).ConfigureAwait(false);
        // Where words are asked for, fewer reports have these than have a participant.
        var found = filter.Query.Length == 0 && filter.Entity is null
            ? await NameLists.ParticipantsAsync(connection.Npgsql, filter.Participants, cancellationToken).ConfigureAwait(false)
            : null;
        object?[] values =
        [
            found?.Names ?? LikePatterns.Of(filter.Participants), filter.Types, CalendarDays.Between(filter.From, filter.Before), filter.Query, most,
        ];
        await using var command = filter.Entity is { } group ? Sql.On(connection.Npgsql, "TimelineReportsOfEntity", [.. values, group])
            : found is not null ? Sql.On(connection.Npgsql, "TimelineReportsOfParticipants", values)
            : Sql.On(connection.Npgsql, "TimelineReports", values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var reports = new List<ToldEvent>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            reports.Add(Read(reader));
        }

        return reports;
    }

    private static ToldEvent Read(NpgsqlDataReader row)
    {
        var groups = row.GetFieldValue<string[]>(5).Zip(row.GetFieldValue<Guid[]>(6)).DistinctBy(pair => pair.First, StringComparer.Ordinal)
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return ToldEvent.Of(
            EventResult.Parser.ParseFrom(row.GetFieldValue<byte[]>(0)),
            row.GetGuid(1),
            row.GetInt32(2),
            row.IsDBNull(3) ? null : row.GetInt64(3),
            row.GetString(4),
            groups);
    }
}
