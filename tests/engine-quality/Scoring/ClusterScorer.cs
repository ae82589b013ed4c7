namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>Sums of B-cubed precision and recall over mentions.</summary>
internal readonly record struct BCubed(double Precision, double Recall, int Mentions)
{
    /// <summary>In percent.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 100 * 2 * Precision * Recall / (Precision + Recall) / Mentions;

    public static BCubed operator +(BCubed a, BCubed b) => new(a.Precision + b.Precision, a.Recall + b.Recall, a.Mentions + b.Mentions);
}

/// <summary>
/// Two ways to part the same mentions into clusters, compared: by mention (B-cubed, Bagga and Baldwin 1998), and by the links that hold clusters together
/// (MUC, Vilain et al. 1995). Where both sides have the same mentions, the links in common are the same from either side.
/// </summary>
internal static class ClusterScorer
{
    public static readonly Figure Links = new("clusters", "MUC"), ByMention = new("clusters", "B-cubed, F1");

    public static readonly Figure NameLinks = new("clusters of names", "MUC"), NamesByMention = new("clusters of names", "B-cubed, F1");

    /// <param name="found">Cluster of each mention.</param>
    /// <param name="gold">The same, annotated, in the same order.</param>
    public static Tally Muc(IReadOnlyList<int> found, IReadOnlyList<int> gold) => new(
        found.Count - found.Zip(gold).Distinct().Count(), found.Count - found.Distinct().Count(), gold.Count - gold.Distinct().Count());

    /// <inheritdoc cref="Muc"/>
    public static BCubed Mentions(IReadOnlyList<int> found, IReadOnlyList<int> gold)
    {
        var (inFound, inGold, inBoth) = (found.CountBy(id => id).ToDictionary(), gold.CountBy(id => id).ToDictionary(), found.Zip(gold).CountBy(pair => pair).ToDictionary());
        return found.Zip(gold).Aggregate(default(BCubed), (sum, pair) => sum + new BCubed((double)inBoth[pair] / inFound[pair.First], (double)inBoth[pair] / inGold[pair.Second], 1));
    }
}
