namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Numbers of which the mean is asked.</summary>
internal readonly record struct Mean(double Sum, int Count)
{
    public double? Value => Count == 0 ? null : Sum / Count;

    public static Mean operator +(Mean mean, double value) => new(mean.Sum + value, mean.Count + 1);

    /// <summary>Adds a yes or no: the mean is the share of yes.</summary>
    public static Mean operator +(Mean mean, bool yes) => mean + (yes ? 1.0 : 0.0);
}

/// <summary>Counts of a comparison of two sets.</summary>
/// <param name="Right">In both.</param>
/// <param name="Found">In what was found.</param>
/// <param name="Gold">In gold.</param>
internal readonly record struct Tally(int Right, int Found, int Gold)
{
    /// <summary>Null where nothing was found: nothing was wrong then, nor right.</summary>
    public double? Precision => Found == 0 ? null : (double)Right / Found;

    public double? Recall => Gold == 0 ? null : (double)Right / Gold;

    public double? F1 => Found + Gold == 0 ? null : 2.0 * Right / (Found + Gold);

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Found + b.Found, a.Gold + b.Gold);

    /// <summary>Compares two sets.</summary>
    public static Tally Of<T>(IReadOnlyCollection<T> found, IReadOnlyCollection<T> gold) => new(found.Intersect(gold).Count(), found.Distinct().Count(), gold.Distinct().Count());
}
