using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads decisions.</summary>
internal sealed class DecisionStore(NpgsqlDataSource dataSource)
{
    /// <summary>Queries on decisions.</summary>
    public static readonly NamedSql Sql = NamedSql.Load(typeof(DecisionStore).Assembly, "EntityDecisions/EntityDecisions.sql");

    /// <summary>A page of decisions, the latest first.</summary>
    public async Task<Page<EntityDecision, DecisionPosition>> ListAsync(DecisionPosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "EntityDecisionList", after.DecidedAt, size + 1);
        return await Page.ReadAsync(
            command,
            size,
            row =>
            {
                var decision = Read(row);
                return (decision, new DecisionPosition(row.GetDateTime(0)), decision.CalculateSize());
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A decision; null where there is none.</summary>
    public static async Task<EntityDecision?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "EntityDecisionGet", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? Read(reader) : null;
    }

    private static IEnumerable<string> Names(NpgsqlDataReader row, int column) =>
        row.GetFieldValue<string[]>(column).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static EntityDecision Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(1).ToString("D"),
        Kind = (EntityDecisionKind)row.GetInt16(2),
        DecidedBy = row.GetString(3),
        Reason = row.GetString(4),
        DecideTime = Timestamp.FromDateTime(row.GetDateTime(0)),
        UndoTime = row.IsDBNull(5) ? null : Timestamp.FromDateTime(row.GetDateTime(5)),
        UndoneBy = row.GetString(6),
        Names = { Names(row, 7) },
        OtherNames = { Names(row, 8) },
    };
}
