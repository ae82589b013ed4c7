using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads entities.</summary>
internal sealed class EntityStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(EntityStore).Assembly, "Entities/Entities.sql");

    /// <summary>A page of entities of current revisions, by name.</summary>
    public async Task<Page<EntityResult, NamePosition>> ListAsync(
        EntityFilter filter, NamePosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        var found = filter.Document is null ? await NameLists.EntitiesAsync(connection.Npgsql, filter.Names, cancellationToken).ConfigureAwait(false) : null;
        object?[] common = [after.SortName, after.DocumentId, after.Position, found?.Names ?? LikePatterns.Of(filter.Names), filter.Types, size + 1];
        await using var command = filter.Document is { } document
            ? Sql.On(connection.Npgsql, "EntityListOfDocument", [.. common, document])
            : Sql.On(connection.Npgsql, found is null ? "EntityListByName" : "EntityListOfNames", common);
        return await Page.ReadAsync(command, size, after, EntityResult.Parser, NamePosition.Of, Complete, cancellationToken).ConfigureAwait(false);
    }

    // Groups change without the entity: its place over all documents is looked up, not stored with it.
    private static void Complete(EntityResult result, NpgsqlDataReader row) => result.CanonicalId = row.IsDBNull(5) ? "" : row.GetGuid(5).ToString("D");
}
