using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>The names of one entity of one document as units.</summary>
/// <param name="Primary">Of its fullest name: what the entity is known by over all documents.</param>
/// <param name="Others">Of its other names that may tell it in other documents, each once.</param>
/// <param name="Links">Links from the primary one to each of the others: the document uses them for one.</param>
public sealed record EntityNames(Unit Primary, IReadOnlyList<Unit> Others, IReadOnlyList<Link> Links)
{
    private const double AliasScore = 0.95;

    /// <summary>How the document prints the names, by the id of the unit; a part of a name that does not stand alone there is left out.</summary>
    public IReadOnlyDictionary<Guid, string> Printed { get; private init; } = new Dictionary<Guid, string>();

    /// <summary>The names of all entities of a document that have one, by the entity's id. One without a name has no unit: nothing tells it apart.</summary>
    public static IReadOnlyDictionary<string, EntityNames> OfAll(Evidence evidence)
    {
        var neighbours = new Neighbours(evidence.Entities);
        var all = new Dictionary<string, EntityNames>(StringComparer.Ordinal);
        foreach (var entity in evidence.Entities)
        {
            if (Of(entity, neighbours) is { } names)
            {
                all[entity.Id] = names;
            }
        }

        return all;
    }

    /// <summary>The names of one entity; null for one without a name. For many of one document <see cref="OfAll"/> is faster.</summary>
    public static EntityNames? Of(Evidence evidence, Entity entity) => Of(entity, new Neighbours(evidence.Entities));

    /// <summary>The unit of a publisher by the name that it gives itself; null for an empty one.</summary>
    public static Unit? OfPublisher(string outlet) =>
        NameWords.OfBody(outlet) is { Length: > 0 } words ? new NameUnit { Class = NameClass.Body, Name = string.Join(' ', words), Acronym = NameReader.IsAcronym(outlet) }.ToUnit() : null;

    private static EntityNames? Of(Entity entity, Neighbours neighbours)
    {
        var read = NameReader.Read(entity, neighbours);
        if (read.Count == 0)
        {
            return null;
        }

        var primary = read[0].ToUnit();
        var others = read.Skip(1).Select(name => (Name: name, Unit: name.ToUnit())).DistinctBy(item => item.Unit.Id).Where(item => item.Unit.Id != primary.Id).ToList();
        return new EntityNames(primary, [.. others.Select(item => item.Unit)], [.. others.Select(item => LinkOf(primary.Id, item.Unit.Id, item.Name.Acronym ? NameKind.Acronym : NameKind.AliasInText))])
        {
            Printed = others.Prepend((Name: read[0], Unit: primary)).Where(item => item.Name.Printed.Length > 0).ToDictionary(item => item.Unit.Id, item => item.Name.Printed),
        };
    }

    private static Link LinkOf(Guid one, Guid other, string reason) =>
        one.CompareTo(other) < 0 ? new Link(one, other, AliasScore, reason) : new Link(other, one, AliasScore, reason);
}
