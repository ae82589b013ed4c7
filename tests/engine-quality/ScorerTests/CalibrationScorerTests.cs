using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class CalibrationScorerTests
{
    private static AttributionSpans At(int start, double? confidence) =>
        new([new TextSpan(start, start + 2)], [new TextSpan(start + 2, start + 4)], [new TextSpan(start + 4, start + 9)]) { Confidence = confidence };

    [Fact]
    public void Error_OfConfidencesThatComeTrue_IsNone()
    {
        var scorer = new CalibrationScorer();

        scorer.Add([At(0, 0.5), At(20, 0.5), At(40, 1)], [At(0, null), At(40, null)]);

        Assert.Equal(3, scorer.Count);
        Assert.Equal(0, scorer.Error, 6);
        Assert.Equal("0.5: 50 of 2, 0.9: 100 of 1", scorer.ToString());
    }

    [Fact]
    public void Error_OfTooMuchConfidence_IsWhatItLiesOver()
    {
        var scorer = new CalibrationScorer();

        scorer.Add([At(0, 0.8), At(20, 0.8), At(40, null)], [At(0, null)]);

        Assert.Equal(30, scorer.Error, 6);
        Assert.Equal(2, scorer.Count);
    }
}
