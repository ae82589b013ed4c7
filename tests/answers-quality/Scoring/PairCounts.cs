namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Two ways to group the same items, compared pair by pair. Pairs of several sets of items add up.</summary>
/// <param name="Both">Pairs that are together in both.</param>
/// <param name="Found">Pairs that were put together.</param>
/// <param name="Gold">Pairs that belong together.</param>
/// <param name="All">All pairs.</param>
internal readonly record struct PairCounts(long Both, long Found, long Gold, long All)
{
    /// <summary>
    /// Adjusted Rand index (Hubert and Arabie 1985): 1 for the same groups, 0 for what chance gives. Null where there are no pairs; 1 where both sides put
    /// nothing together.
    /// </summary>
    public double? AdjustedRand
    {
        get
        {
            if (All == 0)
            {
                return null;
            }

            var (expected, most) = ((double)Found * Gold / All, (Found + Gold) / 2.0);
            return most == expected ? 1 : (Both - expected) / (most - expected);
        }
    }

    public static PairCounts operator +(PairCounts a, PairCounts b) => new(a.Both + b.Both, a.Found + b.Found, a.Gold + b.Gold, a.All + b.All);

    /// <summary>Compares.</summary>
    public static PairCounts Of<T>(IReadOnlyCollection<T> items, Func<T, string> foundOf, Func<T, string> goldOf)
    {
        return new PairCounts(
            items.CountBy(item => (foundOf(item), goldOf(item))).Sum(group => Pairs(group.Value)),
            items.CountBy(foundOf).Sum(group => Pairs(group.Value)),
            items.CountBy(goldOf).Sum(group => Pairs(group.Value)),
            Pairs(items.Count));

        static long Pairs(long count) => count * (count - 1) / 2;
    }
}
