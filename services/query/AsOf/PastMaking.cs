using Hearsay.Corpus.Linking;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Makes what joined documents at a time, in temporary tables of a session: the units that the readings of that time refer to, brought into groups and claims by
/// the code that does it for today. What both times have in common is taken over; the outcome of a comparison does not depend on other units.
/// </summary>
internal static class PastMaking
{
    /// <summary>Runs in a transaction whose views answer for the time.</summary>
    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var query in (string[])["PastTablesMake", "PastUnitFill", "PastTablesAnalyze", "PastKeyFill", "PastLinkFill", "PastTablesAnalyze"])
        {
            await using var command = PastReadModels.Sql.On(connection, query);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        var kept = (await ListAsync(connection, "PastUnitsKept", Kept, cancellationToken).ConfigureAwait(false)).ToLookup(unit => unit.Kind, unit => unit.Unit);
        foreach (var kind in DocumentLinks.Kinds)
        {
            var hubs = await ListAsync(connection, "PastHubs", Hubs, cancellationToken, kind.Number, KeyChange.Hubs).ConfigureAwait(false);
            await new Linker(connection, kind).CompleteAsync(
                hubs,
                [.. kept[kind.Number]],
                async token => (await ListAsync(connection, "PastUnitList", Id, token, kind.Number).ConfigureAwait(false)).ToHashSet(),
                cancellationToken).ConfigureAwait(false);
        }

        var claims = await ListAsync(connection, "PastGroupList", Id, cancellationToken, UnitKinds.Proposition).ConfigureAwait(false);
        await ClaimWriter.RefreshAsync(connection, claims.ToHashSet(), new HashSet<Guid>(), cancellationToken).ConfigureAwait(false);
        await using var analyze = PastReadModels.Sql.On(connection, "PastTablesAnalyze");
        await analyze.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Guid Id(NpgsqlDataReader row) => row.GetGuid(0);

    private static (short Kind, StoredUnit Unit) Kept(NpgsqlDataReader row) => (
        row.GetInt16(0), new StoredUnit(new Unit(row.GetGuid(1), row.GetFieldValue<byte[]>(2)), row.IsDBNull(3) ? null : row.GetString(3)));

    private static KeyChange Hubs(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<Guid[]>(1), [], row.GetFieldValue<Guid[]>(2), [], NeedsAll: true);

    private static async Task<List<TRow>> ListAsync<TRow>(
        NpgsqlConnection connection, string query, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = PastReadModels.Sql.On(connection, query, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
