using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Keeps what lists of claims and contradictions show beside the groups that it comes from.</summary>
internal static class ClaimWriter
{
    /// <summary>Queries on claims.</summary>
    public static readonly NamedSql Sql = NamedSql.Load(typeof(ClaimWriter).Assembly, "Claims/Claims.sql");

    /// <summary>Writes the claims of groups anew, and what contradicts them.</summary>
    /// <param name="connection">Inside the transaction that changed the groups.</param>
    /// <param name="propositions">Groups of propositions that changed, those that are gone included.</param>
    /// <param name="texts">Texts that are in another group than before; those of the document that changed may be left out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>All groups whose claims were written anew.</returns>
    public static async Task<IReadOnlySet<Guid>> RefreshAsync(
        NpgsqlConnection connection, IReadOnlySet<Guid> propositions, IReadOnlySet<Guid> texts, CancellationToken cancellationToken)
    {
        var groups = propositions.ToHashSet();
        if (texts.Count > 0)
        {
            await using var command = Sql.On(connection, "ClaimGroupsOfTexts", texts.ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                groups.Add(reader.GetGuid(0));
            }
        }

        foreach (var query in (string[])["ClaimDelete", "ClaimInsert", "ContradictionInsertDenials", "ContradictionInsertFigures"])
        {
            await using var command = Sql.On(connection, query, groups.ToArray());
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return groups;
    }
}
