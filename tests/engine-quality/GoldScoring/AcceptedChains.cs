using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>The annotated chain of a statement and those that its notes accept: "chain through axios", "chain without axios", "chain axios, dmitriev", "origin 'trump'".</summary>
internal static class AcceptedChains
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(GoldStatement gold, IReadOnlySet<string> known)
    {
        List<IReadOnlyList<string>> chains = [gold.Chain];
        foreach (var (note, ids) in gold.AlsoRight.Ids("chain", known).Where(item => item.Ids.Count > 0))
        {
            chains.Add(note.Contains(" through ", StringComparison.Ordinal) ? [.. ids.Except(gold.Chain), .. gold.Chain]
                : note.Contains(" without ", StringComparison.Ordinal) ? [.. gold.Chain.Except(ids)]
                : ids);
        }

        // The other origin stands in place of the last, or the last passed on what it said; or the chain ends where it already stands.
        foreach (var origin in gold.AlsoRight.Ids("origin", known).SelectMany(item => item.Ids.Take(1)))
        {
            foreach (var chain in chains.ToList())
            {
                var at = chain.ToList().IndexOf(origin);
                chains.Add(at >= 0 ? [.. chain.Take(at + 1)] : [.. chain.SkipLast(1), origin]);
                chains.Add([.. chain.Where(id => id != origin), origin]);
            }
        }

        if (gold.AlsoRight.MayBeNull("chain") || gold.AlsoRight.MayBeNull("origin"))
        {
            chains.Add([]);
        }

        return chains;
    }
}
