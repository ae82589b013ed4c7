using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Names;

/// <summary>The names that stand most often in a document: the company that a name keeps.</summary>
internal sealed class Neighbours
{
    private const int Most = 12;

    private readonly List<(string Id, int Hash)> _most;

    public Neighbours(IReadOnlyList<Entity> entities) => _most =
    [
        .. entities.Where(entity => !entity.Unnamed && entity.Type is EntityType.Person or EntityType.Organization or EntityType.Outlet or EntityType.Place)
            .Select(entity => (entity.Id, Name: KeyOf(entity), entity.Mentions.Count)).Where(item => item.Name.Length > 1)
            .GroupBy(item => item.Name, StringComparer.Ordinal).OrderByDescending(group => group.Sum(item => item.Count)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Most + 1).SelectMany(group => group.Select(item => (item.Id, NameUnit.HashOf(group.Key)))),
    ];

    /// <summary>Hashes of the names beside an entity, sorted.</summary>
    public IReadOnlyList<int> Of(Entity entity)
    {
        var own = _most.Where(item => item.Id == entity.Id).Select(item => item.Hash).ToHashSet();
        return [.. _most.Select(item => item.Hash).Where(hash => !own.Contains(hash)).Distinct().Take(Most).Order()];
    }

    // A person is known by the surname, so that "Mr Quill" and "Ada Quill" are one neighbour.
    private static string KeyOf(Entity entity) => entity.Type == EntityType.Person ? NameWords.OfPerson(entity.Name).Words.LastOrDefault("") : string.Concat(NameWords.OfPlace(entity.Name));
}
