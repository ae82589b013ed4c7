namespace Hearsay.Corpus.Linking;

/// <summary>
/// Joins units by links, the surest first, and never two groups with a pair that is apart. The outcome depends on the links alone, not on
/// the order in which units or links came.
/// </summary>
public static class Clusters
{
    /// <summary>The group of each unit, named by the smallest id in it.</summary>
    /// <param name="units">All units.</param>
    /// <param name="links">Links between them; of equal scores the smaller ids come first.</param>
    /// <param name="apart">Pairs that must not come into one group.</param>
    public static IReadOnlyDictionary<Guid, Guid> Of(
        IReadOnlyCollection<Guid> units, IReadOnlyCollection<Link> links, IReadOnlyCollection<(Guid One, Guid Other)> apart)
    {
        var groups = units.ToDictionary(unit => unit, unit => new Group(unit));
        foreach (var (one, other) in apart)
        {
            if (groups.TryGetValue(one, out var left) && groups.TryGetValue(other, out var right))
            {
                left.Apart.Add(other);
                right.Apart.Add(one);
            }
        }

        foreach (var link in links.OrderByDescending(link => link.Score).ThenBy(link => link.One).ThenBy(link => link.Other))
        {
            if (groups.TryGetValue(link.One, out var one) && groups.TryGetValue(link.Other, out var other) && one != other && !one.IsApartFrom(other))
            {
                var (larger, smaller) = one.Members.Count >= other.Members.Count ? (one, other) : (other, one);
                larger.Take(smaller);
                foreach (var member in smaller.Members)
                {
                    groups[member] = larger;
                }
            }
        }

        return groups.ToDictionary(pair => pair.Key, pair => pair.Value.Smallest);
    }

    private sealed class Group(Guid first)
    {
        public HashSet<Guid> Members { get; } = [first];

        public HashSet<Guid> Apart { get; } = [];

        public Guid Smallest { get; private set; } = first;

        public bool IsApartFrom(Group other) =>
            Apart.Count <= other.Apart.Count ? Apart.Overlaps(other.Members) : other.Apart.Overlaps(Members);

        public void Take(Group other)
        {
            Members.UnionWith(other.Members);
            Apart.UnionWith(other.Apart);
            Smallest = other.Smallest.CompareTo(Smallest) < 0 ? other.Smallest : Smallest;
        }
    }
}
