namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Two ways to group the same items, compared item by item (Bagga and Baldwin 1998): sums of precision and recall.</summary>
internal readonly record struct BCubed(double PrecisionSum, double RecallSum, int Items)
{
    public double? Precision => Items == 0 ? null : PrecisionSum / Items;

    public double? Recall => Items == 0 ? null : RecallSum / Items;

    public double? F1 => Items == 0 ? null : 2 * PrecisionSum * RecallSum / (PrecisionSum + RecallSum) / Items;

    public static BCubed operator +(BCubed a, BCubed b) => new(a.PrecisionSum + b.PrecisionSum, a.RecallSum + b.RecallSum, a.Items + b.Items);

    /// <summary>Compares.</summary>
    /// <param name="items">Items.</param>
    /// <param name="foundOf">Group that an item was put into; null where it stands alone.</param>
    /// <param name="goldOf">Group that it belongs to.</param>
    public static BCubed Of<T>(IReadOnlyCollection<T> items, Func<T, string?> foundOf, Func<T, string> goldOf)
    {
        var pairs = items.Select((item, at) => (Found: foundOf(item) ?? $"alone {at}", Gold: goldOf(item))).ToList();
        var (inFound, inGold) = (pairs.CountBy(pair => pair.Found).ToDictionary(), pairs.CountBy(pair => pair.Gold).ToDictionary());
        return pairs.CountBy(pair => pair).Aggregate(default(BCubed), (sum, both) => sum + new BCubed(
            (double)both.Value * both.Value / inFound[both.Key.Found], (double)both.Value * both.Value / inGold[both.Key.Gold], both.Value));
    }
}
