using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Whom people mean by a name: an entity of the document that is called so, else one of their own beside those that were read.</summary>
internal sealed class NamedParties(Evidence read)
{
    /// <summary>Beginning of the ids of those whom the text does not name.</summary>
    public const string Prefix = "named-";

    private readonly List<Entity> _added = [];

    /// <summary>Those whom the text does not name, in the order in which they were asked for.</summary>
    public IReadOnlyList<Entity> Added => _added;

    /// <summary>All who were read, and then those.</summary>
    public IEnumerable<Entity> All => read.Entities.Concat(_added);

    /// <summary>The entity of the document that is called so, by its name before others by other names; null where there is none.</summary>
    public static Entity? Find(IEnumerable<Entity> entities, string name)
    {
        var folded = FoldedText.Of(name);
        Entity? other = null;
        foreach (var entity in entities)
        {
            if (FoldedText.Of(entity.Name) == folded)
            {
                return entity;
            }

            other ??= entity.Aliases.Any(alias => FoldedText.Of(alias) == folded) ? entity : null;
        }

        return other;
    }

    /// <summary>The entity that is meant.</summary>
    public Entity Of(CorrectedParty party)
    {
        if (Find(All, party.Name) is { } known)
        {
            return known;
        }

        var taken = All.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var number = _added.Count + 1;
        while (taken.Contains($"{Prefix}{number}"))
        {
            number++;
        }

        var entity = new Entity
        {
            Id = $"{Prefix}{number}",
            Type = party.Type,
            Name = party.Name,
            Unnamed = !party.Name.Any(char.IsUpper),
            Rule = "person",
        };
        _added.Add(entity);
        return entity;
    }
}
