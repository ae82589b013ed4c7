using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class BootstrapTests
{
    private static readonly Tally[] Mixed = [.. Enumerable.Range(0, 40).Select(i => new Tally(i % 11, 12, 10 + (i % 3)))];

    [Fact]
    public void Interval_SameDocuments_IsTheSameEachTime() => Assert.Equal(Bootstrap.Interval(Mixed), Bootstrap.Interval([.. Mixed]));

    // The generator is our own: these numbers hold on every machine.
    [Fact]
    public void Interval_KnownDocuments_HasKnownBounds()
    {
        var (low, high) = Bootstrap.Interval(Mixed);

        Assert.Equal("31.6-49.0", $"{TextTable.Number(low)}-{TextTable.Number(high)}");
    }

    [Fact]
    public void Interval_OfAFigure_HoldsTheFigure()
    {
        var (low, high) = Bootstrap.Interval(Mixed);

        Assert.InRange(Mixed.Aggregate((a, b) => a + b).F1, low, high);
        Assert.True(low < high);
    }

    [Fact]
    public void Interval_EqualDocuments_HasNoWidth() => Assert.Equal((50.0, 50.0), Bootstrap.Interval([new Tally(5, 10, 10), new Tally(5, 10, 10)]));

    [Fact]
    public void Interval_NoDocuments_IsZero() => Assert.Equal((0.0, 0.0), Bootstrap.Interval([]));
}
