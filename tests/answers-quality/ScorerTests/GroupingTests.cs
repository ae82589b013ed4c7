using Hearsay.Answers.Quality.Tests.Scoring;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

public sealed class GroupingTests
{
    private static readonly string[] Letters = ["a", "b", "c", "d"];

    [Fact]
    public void BCubed_SameGroups_IsPerfect()
    {
        var score = BCubed.Of(Letters, Halves, Halves);

        Assert.Equal((1.0, 1.0, 1.0), (score.Precision, score.Recall, score.F1));
    }

    [Fact]
    public void BCubed_AllTogether_HasRecallOnly()
    {
        var score = BCubed.Of(Letters, _ => "one", Halves);

        Assert.Equal((0.5, 1.0), (score.Precision, score.Recall));
        Assert.Equal(2.0 / 3, score.F1!.Value, precision: 9);
    }

    [Fact]
    public void BCubed_ItemsWithoutGroup_StandAlone()
    {
        var score = BCubed.Of(Letters, _ => null, Halves);

        Assert.Equal((1.0, 0.5), (score.Precision, score.Recall));
    }

    [Fact]
    public void BCubed_OneItemAstray_CountsByItem()
    {
        // a and b belong together, c and d too; b was put to c and d.
        var score = BCubed.Of(Letters, letter => letter == "a" ? "x" : "y", Halves);

        Assert.Equal((1 + (1.0 / 3) + (2 * (2.0 / 3))) / 4, score.Precision!.Value, precision: 9);
        Assert.Equal((0.5 + 0.5 + 1 + 1) / 4, score.Recall!.Value, precision: 9);
    }

    [Fact]
    public void BCubed_OfTwoScenarios_AddsItems()
    {
        var sum = BCubed.Of(Letters, Halves, Halves) + BCubed.Of(Letters, _ => null, Halves);

        Assert.Equal((1.0, 0.75, 8), (sum.Precision, sum.Recall, sum.Items));
    }

    [Fact]
    public void AdjustedRand_SameGroups_IsOne() => Assert.Equal(1, PairCounts.Of(Letters, Halves, Halves).AdjustedRand);

    [Fact]
    public void AdjustedRand_NothingTogether_IsZero() => Assert.Equal(0, PairCounts.Of(Letters, letter => letter, Halves).AdjustedRand);

    [Fact]
    public void AdjustedRand_NothingToPutTogether_IsOne() => Assert.Equal(1, PairCounts.Of(Letters, letter => letter, letter => letter).AdjustedRand);

    [Fact]
    public void AdjustedRand_KnownExample_IsAsPublished()
    {
        // Two groups of three against pairs: 2 pairs in common of 6 and 3, of 15 in all.
        string[] items = ["1", "2", "3", "4", "5", "6"];
        var counts = PairCounts.Of(items, item => item is "1" or "2" or "3" ? "x" : "y", item => item is "1" or "2" ? "p" : item is "3" or "4" ? "q" : "r");

        Assert.Equal(new PairCounts(2, 6, 3, 15), counts);
        Assert.Equal((2 - 1.2) / (4.5 - 1.2), counts.AdjustedRand!.Value, precision: 9);
    }

    [Fact]
    public void AdjustedRand_OfNoPairs_IsNone() => Assert.Null(PairCounts.Of(["a"], Halves, Halves).AdjustedRand);

    private static string Halves(string letter) => letter is "a" or "b" ? "first" : "second";
}
