using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Names;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Entities over all documents. One is a group of names; its id is the smallest id of these names, which is the id of the group, and the id of any name
/// of it answers with it. So an id that was given out goes on to answer when groups become one.
/// </summary>
internal sealed class CanonicalEntities(ReadModel model)
{
    private const int MostAliases = 50, MostLinks = 50, MostUnits = 10_000;

    // Of who is told of often, so many names beside those that lead, and so many documents of each, show how it is called.
    private const int MostNames = 1_000, MostLinked = 200;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(CanonicalEntities).Assembly, "Entities/CanonicalEntities.sql");

    /// <summary>The group of the entity with this id. Throws ENTITY_NOT_FOUND.</summary>
    public async Task<Guid> GroupOfAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await GroupOfUnitAsync(connection.Npgsql, id, cancellationToken).ConfigureAwait(false) ?? throw NotFound("entity_id", id.ToString("D"));
    }

    /// <summary>The group of an entity that documents name. Throws ENTITY_NOT_FOUND.</summary>
    /// <param name="connection">Inside a transaction that holds the lock of groups.</param>
    /// <param name="id">Id of the entity.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Guid> GroupOfAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        await GroupOfUnitAsync(connection, id, cancellationToken).ConfigureAwait(false) is { } group
            && await FindAsync(connection, group, cancellationToken).ConfigureAwait(false) is not null
            ? group
            : throw NotFound("entity_id", id.ToString("D"));

    /// <summary>Groups that have a name, the one with the most statements first.</summary>
    /// <param name="name">A folded name.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Guid>> GroupsOfNameAsync(string name, int most, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "CanonicalGroupsOfName", FoldedText.Beginning(name, EntityRow.LongestSortName), most);
        return await ReadAsync(command, row => row.GetGuid(0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The entity of a group; null where no document names it: a publisher that no text speaks of is none.</summary>
    public async Task<CanonicalEntity?> FindAsync(Guid group, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await FindAsync(connection.Npgsql, group, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The entity that has a name; null where no document names it.</summary>
    public static async Task<CanonicalEntity?> OfUnitAsync(NpgsqlConnection connection, Guid unit, CancellationToken cancellationToken) =>
        await GroupOfUnitAsync(connection, unit, cancellationToken).ConfigureAwait(false) is { } group
            ? await FindAsync(connection, group, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>What the names of a group are compared by, each with every way in which it is printed, the most frequent first; 10,000 at most.</summary>
    public static async Task<IReadOnlyList<PrintedUnit>> UnitsAsync(NpgsqlConnection connection, Guid group, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CanonicalUnits", group, MostUnits);
        return await ReadAsync(
            command,
            row => new PrintedUnit(
                row.GetGuid(0), row.GetString(1), row.GetInt32(2), NameUnit.Read(row.GetFieldValue<byte[]>(3)) is { Short: true } or { Full.Length: > 0 }),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CanonicalEntity?> FindAsync(NpgsqlConnection connection, Guid group, CancellationToken cancellationToken)
    {
        var entity = new CanonicalEntity { Id = group.ToString("D") };
        await using (var command = Sql.On(connection, "CanonicalCounts", group))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            entity.DocumentCount = reader.GetInt32(0);
            if (entity.DocumentCount == 0)
            {
                return null;
            }

            entity.Type = (EntityType)reader.GetInt16(1);
            entity.StatementCount = reader.GetInt32(2);
        }

        await using var names = Sql.On(connection, "CanonicalNames", group, MostAliases + 1, MostNames, MostNames);
        var printed = await ReadAsync(names, row => (Name: row.GetString(0), Documents: row.GetInt32(1)), cancellationToken).ConfigureAwait(false);
        entity.Name = NameOf(printed);
        entity.Aliases.AddRange(printed.Select(item => item.Name).Where(name => name != entity.Name).Take(MostAliases));
        await using var links = Sql.On(connection, "CanonicalLinks", group, MostLinks, MostLinked);
        entity.Links.AddRange(await ReadAsync(
            links,
            row => new NameLink { Name = row.GetString(0), Other = row.GetString(1), Reason = row.GetString(2), Score = row.GetDouble(3) },
            cancellationToken).ConfigureAwait(false));
        return entity;
    }

    /// <summary>The failure for an entity that is not there.</summary>
    public static HearsayException NotFound(string key, string value) =>
        new(ErrorReason.EntityNotFound, "There is no such entity.") { Metadata = new Dictionary<string, string> { [key] = value } };

    private static async Task<Guid?> GroupOfUnitAsync(NpgsqlConnection connection, Guid unit, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CanonicalGroupGet", unit);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as Guid?;
    }

    /// <summary>The fullest of the names that stand in at least half as many documents as the most frequent one.</summary>
    private static string NameOf(List<(string Name, int Documents)> printed) => printed
        .Where(item => item.Documents * 2 >= printed[0].Documents)
        .OrderByDescending(item => item.Name.Length).ThenByDescending(item => item.Documents).ThenBy(item => item.Name, StringComparer.Ordinal)
        .Select(item => item.Name)
        .FirstOrDefault("");

    private static async Task<List<TRow>> ReadAsync<TRow>(NpgsqlCommand command, Func<NpgsqlDataReader, TRow> row, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
