using System.Globalization;

namespace Hearsay.EngineBenchmark;

/// <summary>Measurements of the same thing.</summary>
internal sealed class Spread
{
    private readonly List<double> _values = [];

    public double Median => Sorted[_values.Count / 2];

    private List<double> Sorted => [.. _values.Order()];

    public void Add(double value) => _values.Add(value);

    /// <summary>The median, with the lowest and the highest.</summary>
    public string Print(string format) => string.Create(CultureInfo.InvariantCulture, $"{Number(Median, format)} ({Number(Sorted[0], format)} to {Number(Sorted[^1], format)})");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
