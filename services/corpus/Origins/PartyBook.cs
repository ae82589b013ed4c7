using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// Which hops are the same party: by entity where there is one, else by name and type. A name without an entity is the one entity that bears it,
/// where only one does. Unnamed parties are the same within one document and one carrier only.
/// </summary>
internal sealed class PartyBook
{
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> _entityOfName = new(StringComparer.Ordinal);

    public PartyBook(IReadOnlyList<Testimony> ordered)
    {
        foreach (var testimony in ordered)
        {
            Learn(testimony.Publisher, EntityType.Outlet);
            foreach (var link in testimony.Chain)
            {
                Learn(new NamedParty(link.Name, link.EntityId), link.Type);
            }
        }

        foreach (var testimony in ordered)
        {
            PublisherOf(testimony).Publishes = true;
        }
    }

    /// <summary>The outlet that published the document; without a name, one of the document's own.</summary>
    public Party PublisherOf(Testimony testimony) =>
        testimony.Publisher.EntityId is null && FoldedName.Of(testimony.Publisher.Name).Length == 0
            ? Get($"d:{testimony.DocumentId}", "", EntityType.Outlet, null)
            : Named(testimony.Publisher, EntityType.Outlet);

    public Party Named(NamedParty party, EntityType type)
    {
        var name = ClassOf(type) + FoldedName.Of(party.Name);
        var entity = party.EntityId ?? _entityOfName.GetValueOrDefault(name);
        return Get(entity is { } id ? $"e:{id}" : $"n:{name}", party.Name, type, entity);
    }

    /// <summary>The unnamed party that a carrier speaks of in one document.</summary>
    public Party Unnamed(ChainLink link, Party carrier, Testimony testimony)
    {
        var local = link.LocalId.Length > 0 ? link.LocalId : FoldedName.Of(link.Name);
        var key = $"u:{carrier.Index}:{testimony.DocumentId}:{local}";
        if (!_parties.TryGetValue(key, out var party))
        {
            party = new Party(_parties.Count) { Name = link.Name, Type = link.Type, Unnamed = true, Description = SourceDescription.Of(link) };
            _parties.Add(key, party);
        }

        return party;
    }

    /// <summary>Whoever the text of a document does not tell.</summary>
    public Party Unresolved(Testimony testimony)
    {
        var key = $"x:{testimony.DocumentId}";
        if (!_parties.TryGetValue(key, out var party))
        {
            party = new Party(_parties.Count) { Name = testimony.UnresolvedSource?.Text ?? "", Unnamed = true };
            _parties.Add(key, party);
        }

        return party;
    }

    private Party Get(string key, string name, EntityType type, Guid? entity)
    {
        if (!_parties.TryGetValue(key, out var party))
        {
            party = new Party(_parties.Count) { Name = name, Type = type, EntityId = entity };
            _parties.Add(key, party);
        }

        // The fullest name stands for all, whatever came first.
        if (!party.Publishes && (name.Length > party.Name.Length || (name.Length == party.Name.Length && string.CompareOrdinal(name, party.Name) < 0)))
        {
            party.Name = name;
        }

        party.Type = party.Type == EntityType.Unspecified || (party.Type == EntityType.Organization && type == EntityType.Outlet) ? type : party.Type;
        return party;
    }

    private void Learn(NamedParty party, EntityType type)
    {
        if (party.EntityId is not { } id)
        {
            return;
        }

        var name = ClassOf(type) + FoldedName.Of(party.Name);
        _entityOfName[name] = _entityOfName.TryGetValue(name, out var known) && known != id ? null : id;
    }

    // What one text takes for an outlet is a body to another.
    private static string ClassOf(EntityType type) => type switch
    {
        EntityType.Outlet or EntityType.Organization => "b:",
        EntityType.Person => "p:",
        EntityType.Place => "l:",
        EntityType.Document => "d:",
        EntityType.Group => "g:",
        _ => "?:",
    };
}
