namespace Hearsay.Query;

/// <summary>
/// What <see cref="Regrouping"/> comes to where only units and links were added and a single link is enough: groups that a link connects become one. Whoever comes
/// into one group, and is held apart from nobody in it, changes nothing else: what joined before joins still, and what was held apart still is. Where links lead from
/// one group to another, nobody in them may be held apart from anybody. So a name that thousands of documents have is not grouped anew for each of them.
/// </summary>
internal static class Joining
{
    /// <summary>What changed, groups as they were and as they are; null where groups must be made anew.</summary>
    /// <param name="store">Units of a kind.</param>
    /// <param name="fresh">Units that came.</param>
    /// <param name="same">Links between the same that came.</param>
    /// <param name="apart">Pairs with one that came that are held apart.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<GroupChange?> TryRunAsync(
        UnitStore store,
        IReadOnlyCollection<Guid> fresh,
        IReadOnlyCollection<(Guid One, Guid Other)> same,
        IReadOnlyCollection<(Guid One, Guid Other)> apart,
        CancellationToken cancellationToken)
    {
        var units = same.Concat(apart).SelectMany(pair => new[] { pair.One, pair.Other }).Concat(fresh).ToHashSet();
        if (units.Count == 0)
        {
            return new GroupChange(units, units);
        }

        var groups = await store.GroupsOfAsync(units, cancellationToken).ConfigureAwait(false);
        var joined = Join(groups, same);
        Guid NowOf(Guid unit) => joined.GetValueOrDefault(groups[unit], groups[unit]);
        if (apart.Any(pair => groups.ContainsKey(pair.One) && groups.ContainsKey(pair.Other) && NowOf(pair.One) == NowOf(pair.Other)))
        {
            return null;
        }

        // A unit that came is a group of its own so far.
        var several = joined.SelectMany(pair => new[] { pair.Key, pair.Value }).Distinct().ToLookup(group => joined.GetValueOrDefault(group, group))
            .Where(joining => joining.Count(group => !fresh.Contains(group)) > 1).SelectMany(joining => joining).ToList();
        if (!await store.AreOpenAsync(several, cancellationToken).ConfigureAwait(false)
            || !await store.AreUndecidedAsync([.. groups.Values.Distinct()], cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

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
