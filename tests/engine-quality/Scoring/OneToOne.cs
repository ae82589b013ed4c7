namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>Pairs the items of two lists, each at most once, best first.</summary>
internal static class OneToOne
{
    /// <param name="found">One list.</param>
    /// <param name="gold">The other.</param>
    /// <param name="likeness">How alike two items are; null where they cannot be a pair.</param>
    public static IReadOnlyList<(TFound Found, TGold Gold)> Pair<TFound, TGold>(IReadOnlyList<TFound> found, IReadOnlyList<TGold> gold, Func<TFound, TGold, double?> likeness)
    {
        var candidates = new List<(double Likeness, int Found, int Gold)>();
        for (var f = 0; f < found.Count; f++)
        {
            for (var g = 0; g < gold.Count; g++)
            {
                if (likeness(found[f], gold[g]) is { } value)
                {
                    candidates.Add((value, f, g));
                }
            }
        }

        bool[] usedFound = new bool[found.Count], usedGold = new bool[gold.Count];
        var pairs = new List<(TFound, TGold)>();
        foreach (var (_, f, g) in candidates.OrderByDescending(item => item.Likeness).ThenBy(item => item.Found).ThenBy(item => item.Gold))
        {
            if (!usedFound[f] && !usedGold[g])
            {
                usedFound[f] = usedGold[g] = true;
                pairs.Add((found[f], gold[g]));
            }
        }

        return pairs;
    }
}
