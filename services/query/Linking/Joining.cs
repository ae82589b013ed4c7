namespace Hearsay.Query;

/// <summary>
/// What <see cref="Regrouping"/> comes to where only units and links were added, a single link is enough, and nobody is held apart from anybody: groups that
/// a link connects become one. A name that thousands of documents have is not grouped anew for each of them.
/// </summary>
internal static class Joining
{
    /// <summary>What changed, groups as they were and as they are; null where groups must be made anew.</summary>
    /// <param name="store">Units of a kind.</param>
    /// <param name="fresh">Units that came.</param>
    /// <param name="links">Links between the same that came.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<GroupChange?> TryRunAsync(
        UnitStore store, IReadOnlyCollection<Guid> fresh, IReadOnlyCollection<(Guid One, Guid Other)> links, CancellationToken cancellationToken)
    {
        var units = links.SelectMany(link => new[] { link.One, link.Other }).Concat(fresh).ToHashSet();
        if (units.Count == 0)
        {
            return new GroupChange(units, units);
        }

        var groups = await store.GroupsOfAsync(units, cancellationToken).ConfigureAwait(false);
        if (!await store.AreOpenAsync([.. groups.Values.Distinct()], cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var joined = Join(groups, links);
        var moved = await store.JoinAsync(joined, cancellationToken).ConfigureAwait(false);
        return new GroupChange(joined.SelectMany(pair => new[] { pair.Key, pair.Value }).ToHashSet(), moved);
    }

    /// <summary>The group that each group becomes part of: the one with the smallest id that links lead to.</summary>
    private static Dictionary<Guid, Guid> Join(Dictionary<Guid, Guid> groups, IEnumerable<(Guid One, Guid Other)> links)
    {
        var smaller = new Dictionary<Guid, Guid>();
        foreach (var (one, other) in links.Where(link => groups.ContainsKey(link.One) && groups.ContainsKey(link.Other)))
        {
            var (left, right) = (Root(smaller, groups[one]), Root(smaller, groups[other]));
            if (left != right)
            {
                var (root, child) = left.CompareTo(right) < 0 ? (left, right) : (right, left);
                smaller[child] = root;
            }
        }

        return smaller.Keys.ToDictionary(group => group, group => Root(smaller, group));
    }

    private static Guid Root(Dictionary<Guid, Guid> smaller, Guid group)
    {
        while (smaller.TryGetValue(group, out var next))
        {
            group = next;
        }

        return group;
    }
}
