using Hearsay.Contracts.Evidence.V1;
using Hearsay.Revisions.Quality.Tests.Data;
using Hearsay.Revisions.Quality.Tests.Reporting;
using Hearsay.Revisions.Quality.Tests.Scoring;

namespace Hearsay.Revisions.Quality.Tests.ScorerTests;

/// <summary>The scorer, with faults planted in what it is given.</summary>
public sealed class ChangeScorerTests
{
    private const string Before = "🚢 Oss said 12 lamps burned. Vale agreed.", After = "🚢 Oss claimed 15 lamps burned. Vale agreed. Orr denied it.";

    private static readonly GoldChange Figure = new("FIGURE_CHANGED", "12 lamps", "15 lamps"), Cue = new("CUE_WEAKENED", "said", "claimed"), Denial = new("DENIAL_ADDED", null, "Orr denied it");

    [Fact]
    public void Score_AllAsInGold_IsFull()
    {
        var score = Score(Change("FIGURE_CHANGED", "12", "15"), Change("CUE_WEAKENED", "said", "claimed"), Change("DENIAL_ADDED", null, "it"));

        Assert.Equal((3, 3, 3, 100.0), (score.Total.Right, score.Total.Found, score.Total.Gold, score.Total.F1));
    }

    [Fact]
    public void Score_AnotherKind_IsWrongAndMissed()
    {
        var score = Score(Change("FIGURE_CHANGED", "12", "15"), Change("CUE_STRENGTHENED", "said", "claimed"), Change("DENIAL_ADDED", null, "it"));

        Assert.Equal((2, 3, 3), (score.Total.Right, score.Total.Found, score.Total.Gold));
        Assert.Equal((0, 1, 0), (score.Of("CUE_STRENGTHENED").Right, score.Of("CUE_STRENGTHENED").Found, score.Of("CUE_STRENGTHENED").Gold));
        Assert.Equal(Cue, Assert.Single(score.Missed));
    }

    [Theory]
    [InlineData("burned", "15")]
    [InlineData("12", "burned")]
    [InlineData("12", null)]
    public void Score_AnotherPlaceOrASideTooFew_IsWrong(string before, string? after) =>
        Assert.Equal(0, Score(Change("FIGURE_CHANGED", before, after)).Total.Right);

    [Fact]
    public void Score_ASideTooMany_IsWrong() => Assert.Equal(0, Score(Change("DENIAL_ADDED", "agreed", "it")).Total.Right);

    [Fact]
    public void Score_OneChangeTwice_CountsOnce()
    {
        var score = Score(Change("FIGURE_CHANGED", "12", "15"), Change("FIGURE_CHANGED", "12 lamps", "15 lamps"));

        Assert.Equal((1, 2, 3), (score.Total.Right, score.Total.Found, score.Total.Gold));
    }

    [Fact]
    public void Score_WideChangeFirst_LeavesTheNarrowOneItsPartner()
    {
        GoldChange[] gold = [new("STATEMENT_ADDED", null, "15 lamps"), new("STATEMENT_ADDED", null, "Orr denied it")];
        FoundChange[] found = [Change("STATEMENT_ADDED", null, "15 lamps burned. Vale agreed. Orr denied it."), Change("STATEMENT_ADDED", null, "15")];

        Assert.Equal(2, ChangeScorer.Score(found, gold, Before, After).Total.Right);
    }

    [Fact]
    public void Score_NothingFound_MissesAll() => Assert.Equal((0, 0, 3), (Score().Total.Right, Score().Total.Found, Score().Total.Gold));

    [Fact]
    public void Score_GoldThatDoesNotStandInTheText_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => ChangeScorer.Score([Change("FIGURE_CHANGED", "12", "15")], [new GoldChange("FIGURE_CHANGED", "13", "15")], Before, After));

    [Fact]
    public void Floors_FalseAlarmOrLowF1_AreBroken()
    {
        var right = Score(Change("FIGURE_CHANGED", "12", "15"), Change("CUE_WEAKENED", "said", "claimed"), Change("DENIAL_ADDED", null, "it"));
        var quiet = ChangeScorer.Score([], [], Before, After);
        var alarmed = ChangeScorer.Score([Change("FIGURE_CHANGED", "12", "15")], [], Before, After);

        Assert.Empty(QualityFloors.Broken("half", "profile", new HalfScore([right], [quiet])));
        Assert.Single(QualityFloors.Broken("half", "profile", new HalfScore([right], [quiet, alarmed])));
        Assert.Single(QualityFloors.Broken("half", "profile", new HalfScore([right, Score()], [quiet])));
    }

    [Fact]
    public void PlainComparison_OtherQuotes_GiveNothingAndOtherWordsDo()
    {
        var (one, other) = (Read("“We will,” Oss said", "We will"), Read("'We will', Oss said", "We will"));

        Assert.Empty(PlainComparison.Between(one, other));
        Assert.Equal(["STATEMENT_REMOVED", "STATEMENT_ADDED"], PlainComparison.Between(one, Read("We wait", "We wait")).Select(change => change.Kind));
    }

    private static ReadText Read(string text, string content) => new(text, new Evidence { Statements = { new Statement { Content = { SpanOf(text, content) } } } });

    private static PairScore Score(params FoundChange[] found) => ChangeScorer.Score(found, [Figure, Cue, Denial], Before, After);

    private static FoundChange Change(string kind, string? before, string? after) =>
        new(kind, before is null ? [] : [SpanOf(Before, before)], after is null ? [] : [SpanOf(After, after)]);

    private static Span SpanOf(string text, string words)
    {
        var start = new Articles.CodePointIndex(text).ToCodePoint(text.IndexOf(words, StringComparison.Ordinal));
        return new Span { Start = start, End = start + words.Length, Text = words };
    }
}
