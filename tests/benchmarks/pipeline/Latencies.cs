using System.Globalization;

namespace Hearsay.PipelineBenchmark;

/// <summary>Times of documents, in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms, longest {_sorted[^1]:F0} ms, of {_sorted.Length}");

    private double At(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(_sorted.Length * share))];
}
