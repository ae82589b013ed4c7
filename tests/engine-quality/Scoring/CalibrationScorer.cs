namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Expected calibration error: how far, on average over what was found, the confidence of a bin lies from the share of it that is right.
/// Ten bins of equal width (Guo et al. 2017). Right means linked (<see cref="LinkedScorer"/>).
/// </summary>
internal sealed class CalibrationScorer
{
    private const int Bins = 10;
    private readonly (double Confidence, int Right, int Count)[] _bins = new (double, int, int)[Bins];

    /// <summary>How many attributions had a confidence.</summary>
    public int Count => _bins.Sum(bin => bin.Count);

    /// <summary>In points, 0 to 100.</summary>
    public double Error => Count == 0 ? 0 : 100 * _bins.Where(bin => bin.Count > 0).Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / Count;

    public void Add(IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold)
    {
        var right = LinkedScorer.Pairs(found, gold).Select(pair => pair.Found).ToHashSet();
        foreach (var item in found)
        {
            if (item.Confidence is { } confidence)
            {
                var bin = Math.Min(Bins - 1, (int)(confidence * Bins));
                var (sum, hits, count) = _bins[bin];
                _bins[bin] = (sum + confidence, hits + (right.Contains(item) ? 1 : 0), count + 1);
            }
        }
    }

    /// <summary>"0.9: 84.1 of 1022" for each bin that holds something: its lower edge, percent right, how many.</summary>
    public override string ToString() => string.Join(", ", _bins.Select((bin, at) => (bin, at)).Where(item => item.bin.Count > 0)
        .Select(item => FormattableString.Invariant($"{item.at / (double)Bins:F1}: {100.0 * item.bin.Right / item.bin.Count:F0} of {item.bin.Count}")));
}
