using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// Which hops are the same party: an outlet by its name, others by entity where there is one, else by name and type. A name without an entity is
/// the one entity that bears it, where only one does. Sources without a name are the same within one document and one carrier only.
/// </summary>
internal sealed class PartyBook
{
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> _entityOfName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Party> _publisherOfEntity = [];
    private readonly OutletNames _outlets = new();
    private readonly DescribedParties _described = new();

    public PartyBook(IReadOnlyList<Testimony> ordered)
    {
        foreach (var testimony in ordered)
        {
            Learn(testimony.Publisher, EntityType.Outlet);
            foreach (var link in testimony.Chain.Where(link => !link.Unnamed))
            {
                Learn(new NamedParty(link.Name, link.EntityId), link.Type);
            }
        }

        AddOutlets(ordered);
        AddDescribed(ordered);
    }

    /// <summary>The outlet that published the document; without a name, one of the document's own.</summary>
    public Party PublisherOf(Testimony testimony) =>
        FoldedName.Of(testimony.Publisher.Name) is { Length: > 0 } name
            ? Get($"o:{name}", testimony.Publisher.Name, EntityType.Outlet, testimony.Publisher.EntityId)
            : Get($"d:{testimony.DocumentId}", "", EntityType.Outlet, null);

    public Party Named(NamedParty party, EntityType type)
    {
        var name = ClassOf(type) + FoldedName.Of(party.Name);
        var entity = party.EntityId ?? _entityOfName.GetValueOrDefault(name);
        return _outlets.Named(party.Name)
            ?? (entity is { } known ? _publisherOfEntity.GetValueOrDefault(known) : null)
            ?? (type is EntityType.Outlet or EntityType.Organization ? _outlets.Short(party.Name) ?? _outlets.Described(party.Name) : null)
            ?? Get(entity is { } id ? $"e:{id}" : $"n:{name}", party.Name, type, entity);
    }

    /// <summary>The outlet that a credit means; null where it is none that is known: reporters are credited too.</summary>
    public Party? Credited(NamedParty credit) =>
        _outlets.Named(credit.Name) ?? (credit.EntityId is { } id ? _publisherOfEntity.GetValueOrDefault(id) : null);

    /// <summary>The unnamed party that a carrier speaks of in one document.</summary>
    public Party Unnamed(ChainLink link, Party carrier, Testimony testimony)
    {
        if ((OutletOf(link) ?? _described.Of(testimony.DocumentId, link)) is { } known)
        {
            return known;
        }

        var key = $"u:{carrier.Index}:{testimony.DocumentId}:{DescribedParties.LocalOf(link)}";
        return _parties.TryGetValue(key, out var party) ? party : Add(key, new Party(_parties.Count)
        {
            Name = link.Name, Type = link.Type, Unnamed = true, Description = SourceDescription.Of(link),
        });
    }

    /// <summary>The body that a spokesperson speaks for.</summary>
    public Party BodyOf(NamedParty body, Testimony testimony) =>
        body.EntityId is null && _described.Of(testimony.DocumentId, AsLink(body)) is { } described ? described : Named(body, EntityType.Organization);

    /// <summary>Whoever the text of a document does not tell.</summary>
    public Party Unresolved(Testimony testimony)
    {
        var key = $"x:{testimony.DocumentId}";
        return _parties.TryGetValue(key, out var party) ? party : Add(key, new Party(_parties.Count) { Name = testimony.UnresolvedSource?.Text ?? "", Unnamed = true });
    }

    private void AddOutlets(IReadOnlyList<Testimony> ordered)
    {
        foreach (var testimony in ordered)
        {
            var publisher = PublisherOf(testimony);
            publisher.Publishes = true;
            _outlets.Add(publisher, testimony.Publisher.Name);
            if (testimony.Publisher.EntityId is { } id)
            {
                _publisherOfEntity.TryAdd(id, publisher);
            }
        }

        var cited = ordered.SelectMany(testimony => testimony.Chain).Where(link => link is { Type: EntityType.Outlet, Unnamed: false }).ToList();
        foreach (var link in cited)
        {
            _outlets.Add(Named(new NamedParty(link.Name, link.EntityId), EntityType.Outlet), link.Name);
        }
    }

    private void AddDescribed(IReadOnlyList<Testimony> ordered)
    {
        foreach (var link in ordered.SelectMany(testimony => testimony.Chain).Where(link => !link.Unnamed && link.Name.Length > 0))
        {
            _described.AddNamed(Named(new NamedParty(link.Name, link.EntityId), link.Type), link);
        }

        var bodies = ordered.SelectMany(testimony => testimony.Chain.Where(link => link.SpeaksFor is { EntityId: null }).Select(link => (testimony.DocumentId, AsLink(link.SpeaksFor!))));
        var unnamed = ordered.SelectMany(testimony => testimony.Chain.Where(link => link.Unnamed && OutletOf(link) is null).Select(link => (testimony.DocumentId, link)));
        _described.Join(unnamed.Concat(bodies), (document, link) => Add($"b:{document}:{DescribedParties.LocalOf(link)}", new Party(_parties.Count) { Name = link.Name, Type = link.Type, Unnamed = true }));
    }

    // "the Courier", taken for somebody without a name.
    private Party? OutletOf(ChainLink link) => link.Type is EntityType.Document or EntityType.Group ? null : _outlets.AtEndOf(link.Name);

    private static ChainLink AsLink(NamedParty body) => new() { Name = body.Name, Type = EntityType.Organization, Unnamed = true };

    private Party Add(string key, Party party)
    {
        _parties.Add(key, party);
        return party;
    }

    private Party Get(string key, string name, EntityType type, Guid? entity)
    {
        if (!_parties.TryGetValue(key, out var party))
        {
            party = Add(key, new Party(_parties.Count) { Name = name, Type = type, EntityId = entity });
        }

        // The fullest name stands for all, whatever came first.
        if (!party.Publishes && (name.Length > party.Name.Length || (name.Length == party.Name.Length && string.CompareOrdinal(name, party.Name) < 0)))
        {
            party.Name = name;
        }

        party.EntityId ??= entity;
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
