namespace Hearsay.Corpus.Tests.Scenarios;

/// <summary>How well two groupings of the same things agree, adjusted for chance: 1 is perfect, 0 is chance.</summary>
internal static class RandIndex
{
    public static double Adjusted<T>(IReadOnlyList<T> items, Func<T, object> one, Func<T, object> other)
        where T : notnull
    {
        double both = items.GroupBy(item => (one(item), other(item))).Sum(group => Two(group.Count()));
        double left = items.GroupBy(one).Sum(group => Two(group.Count())), right = items.GroupBy(other).Sum(group => Two(group.Count()));
        var expected = left * right / Math.Max(1, Two(items.Count));
        var most = (left + right) / 2;
        return most - expected == 0 ? 1 : (both - expected) / (most - expected);
    }

    private static double Two(double count) => count * (count - 1) / 2;
}
