namespace Hearsay.Query;

/// <summary>
/// What a change means for one key. Of the units that share a key, those with the smallest ids are its hubs, and each unit is compared with the hubs. So
/// few are compared where very many share a key, they still come together through a hub, and which pairs are compared depends on who is there, not on who
/// came first: ids are hashes, and whoever becomes a hub is compared with all, whoever ceases to be one loses what it had as a hub.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="HubsNow">The hubs after the change.</param>
/// <param name="Fresh">Units that have the key since the change.</param>
/// <param name="Promoted">Hubs that were none before: to be compared with all that have the key.</param>
/// <param name="Demoted">Units that were hubs and are no more.</param>
/// <param name="NeedsAll">Whether more units than the hubs have the key, and are to be compared with a promoted one.</param>
internal sealed record KeyChange(
    long Key, IReadOnlyList<Guid> HubsNow, IReadOnlyList<Guid> Fresh, IReadOnlyList<Guid> Promoted, IReadOnlyList<Guid> Demoted, bool NeedsAll)
{
    /// <summary>Hubs of a key.</summary>
    public const int Hubs = 96;

    /// <summary>Most units that a promoted one is compared with: those with the smallest ids.</summary>
    public const int MostOfOneKey = 20_000;

    /// <summary>The change where units came.</summary>
    /// <param name="key">The key.</param>
    /// <param name="smallest">The smallest of those that have it now, at least as many as hubs and fresh ones together.</param>
    /// <param name="fresh">Those that came.</param>
    public static KeyChange OfAddition(long key, IReadOnlyList<Guid> smallest, IReadOnlyCollection<Guid> fresh)
    {
        var hubs = smallest.Take(Hubs).ToList();
        var before = smallest.Where(unit => !fresh.Contains(unit)).Take(Hubs).ToList();
        var promoted = hubs.Where(fresh.Contains).ToList();
        return new KeyChange(key, hubs, [.. fresh], promoted, [.. before.Except(hubs)], promoted.Count > 0 && smallest.Count > Hubs);
    }

    /// <summary>The change where units went.</summary>
    /// <param name="key">The key.</param>
    /// <param name="smallest">The smallest of those that had it before, at least as many as hubs and gone ones together.</param>
    /// <param name="gone">Those that went.</param>
    public static KeyChange OfRemoval(long key, IReadOnlyList<Guid> smallest, IReadOnlyCollection<Guid> gone)
    {
        var before = smallest.Take(Hubs).ToList();
        var hubs = smallest.Where(unit => !gone.Contains(unit)).Take(Hubs).ToList();
        var promoted = hubs.Except(before).ToList();
        return new KeyChange(key, hubs, [], promoted, [], promoted.Count > 0);
    }

    /// <summary>Pairs to be compared, the smaller id first, each once.</summary>
    /// <param name="all">All that have the key; only where <see cref="NeedsAll"/>.</param>
    public IEnumerable<(Guid One, Guid Other)> Pairs(IReadOnlyCollection<Guid> all)
    {
        var pairs = new HashSet<(Guid, Guid)>();
        foreach (var unit in Fresh)
        {
            pairs.UnionWith(HubsNow.Where(hub => hub != unit).Select(hub => Ordered(hub, unit)));
        }

        foreach (var hub in Promoted)
        {
            pairs.UnionWith((NeedsAll ? all : HubsNow).Where(unit => unit != hub).Select(unit => Ordered(hub, unit)));
        }

        return pairs;
    }

    private static (Guid One, Guid Other) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
