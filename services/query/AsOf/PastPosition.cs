using Npgsql;

namespace Hearsay.Query;

/// <summary>What had been received by a time, and what people decided. Equal positions have equal answers.</summary>
/// <param name="Revisions">Revisions received by then.</param>
/// <param name="Digest">Which, and which reading of each.</param>
/// <param name="Decisions">Which decisions hold.</param>
internal sealed record PastPosition(long Revisions, long Digest, string Decisions)
{
    /// <summary>The position of a time, and whether nothing was received since.</summary>
    /// <param name="connection">Where it is read.</param>
    /// <param name="asOf">The time.</param>
    /// <param name="most">Revisions that are looked at.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<(PastPosition Position, bool IsPresent)> ReadAsync(
        NpgsqlConnection connection, DateTime asOf, long most, CancellationToken cancellationToken)
    {
        await using var command = PastReadModels.Sql.On(connection, "PastPosition", asOf, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (new PastPosition(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)), reader.GetBoolean(3));
    }
}
