namespace Hearsay.QueryBenchmark;

/// <summary>Times of requests of one kind, in milliseconds.</summary>
internal sealed class Latencies(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    /// <summary>Half of the requests took no longer.</summary>
    public double Half => At(0.5);

    /// <summary>All but one in a hundred took no longer.</summary>
    public double Most => At(0.99);

    private double At(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(_sorted.Length * share))];
}
