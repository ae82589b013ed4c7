using Hearsay.Answers.Quality.Tests.Reporting;
using Hearsay.Answers.Quality.Tests.Scoring;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

public sealed class SumsTests
{
    [Fact]
    public void Mean_OfNothing_IsNone() => Assert.Null(default(Mean).Value);

    [Fact]
    public void Mean_OfYesAndNo_IsShare() => Assert.Equal(0.75, (default(Mean) + true + true + false + true).Value);

    [Fact]
    public void Tally_OfSets_CountsEachOnce()
    {
        var tally = Tally.Of(["a", "a", "b", "c"], ["b", "c", "d", "e"]);

        Assert.Equal(new Tally(2, 3, 4), tally);
        Assert.Equal((2.0 / 3, 0.5, 4.0 / 7), (tally.Precision, tally.Recall, tally.F1));
    }

    [Fact]
    public void Tally_WhereNothingWasFound_HasNoPrecision()
    {
        var tally = Tally.Of([], ["a"]);

        Assert.Equal((null, 0.0, 0.0), (tally.Precision, tally.Recall, tally.F1));
    }

    [Theory]
    [InlineData(false, 0.79, true)]
    [InlineData(false, 0.8, false)]
    [InlineData(true, 0.81, true)]
    [InlineData(true, 0.8, false)]
    public void Floor_InEitherDirection_IsHeld(bool lessIsBetter, double value, bool worse) =>
        Assert.Equal(worse, new QualityRow("", "", "", _ => value) { LessIsBetter = lessIsBetter }.IsWorse(0.8, value));
}
