namespace Hearsay.Corpus.Linking;

/// <summary>
/// Joins units by links, the surest first, and never two groups with a pair that is apart. The outcome depends on the links alone, not on
/// the order in which units or links came.
/// </summary>
public static class Clusters
{
    private const int MostRounds = 4;

    // Of a large group not every pair is compared: no more members than this are held to be.
    private const int MostCompared = 64;

    /// <summary>The group of each unit, named by the smallest id in it.</summary>
    /// <param name="units">All units.</param>
    /// <param name="links">Links between them; of equal scores the smaller ids come first.</param>
    /// <param name="apart">Pairs that must not come into one group.</param>
    /// <param name="share">
    /// Of the pairs between two groups, the share that must be linked before they are joined. With 0 a single link is enough; with more,
    /// weaker links can be given, for one that is wrong joins no large groups.
    /// </param>
    public static IReadOnlyDictionary<Guid, Guid> Of(
        IReadOnlyCollection<Guid> units, IReadOnlyCollection<Link> links, IReadOnlyCollection<(Guid One, Guid Other)> apart, double share = 0)
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

        var ordered = links.Where(link => groups.ContainsKey(link.One) && groups.ContainsKey(link.Other) && link.One != link.Other)
            .OrderByDescending(link => link.Score).ThenBy(link => link.One).ThenBy(link => link.Other).ToList();
        foreach (var link in share > 0 ? ordered : [])
        {
            groups[link.One].CountLink(groups[link.Other]);
        }

        // What was too thinly linked at first may not be when others have joined.
        for (var round = 0; round < MostRounds && JoinAll(groups, ordered, share); round++)
        {
        }

        return groups.ToDictionary(pair => pair.Key, pair => pair.Value.Smallest);
    }

    private static bool JoinAll(Dictionary<Guid, Group> groups, List<Link> ordered, double share)
    {
        var joined = false;
        foreach (var link in ordered)
        {
            var (one, other) = (groups[link.One], groups[link.Other]);
            if (one == other || one.IsApartFrom(other) || (share > 0 && !one.IsLinkedTo(other, share)))
            {
                continue;
            }

            var (larger, smaller) = one.Members.Count >= other.Members.Count ? (one, other) : (other, one);
            larger.Take(smaller);
            joined = true;
            foreach (var member in smaller.Members)
            {
                groups[member] = larger;
            }
        }

        return joined && share > 0;
    }

    private sealed class Group(Guid first)
    {
        /// <summary>How many links members have with those of each other group.</summary>
        private readonly Dictionary<Group, int> _links = [];

        public HashSet<Guid> Members { get; } = [first];

        public HashSet<Guid> Apart { get; } = [];

        public Guid Smallest { get; private set; } = first;

        public bool IsApartFrom(Group other) =>
            Apart.Count <= other.Apart.Count ? Apart.Overlaps(other.Members) : other.Apart.Overlaps(Members);

        public void CountLink(Group other)
        {
            Count(other, 1);
            other.Count(this, 1);
        }

        public bool IsLinkedTo(Group other, double share) => _links.GetValueOrDefault(other)
            >= share * Math.Min(MostCompared, Members.Count) * Math.Min(MostCompared, other.Members.Count);

        public void Take(Group other)
        {
            Members.UnionWith(other.Members);
            Apart.UnionWith(other.Apart);
            Smallest = other.Smallest.CompareTo(Smallest) < 0 ? other.Smallest : Smallest;
            foreach (var (third, links) in other._links)
            {
                third._links.Remove(other);
                if (third != this)
                {
                    Count(third, links);
                    third.Count(this, links);
                }
            }
        }

        private void Count(Group other, int links) => _links[other] = _links.GetValueOrDefault(other) + links;
    }
}
