using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class PairedScorerTests
{
    private const string Gold = "{s1 Ada Quill} {c1 said} {t1 \u201cthe port is shut\u201d}.";

    private static DocumentScore Score(string found, string gold)
    {
        var (f, g) = (new MarkedUp(found), new MarkedUp(gold));
        Assert.Equal(g.Value, f.Value);
        var score = new DocumentScore();
        PairedScorer.Score(g.Text, f.Attributions, g.Attributions, score);
        return score;
    }

    private static Tally Of(DocumentScore score, SpanRole role, string measure) => score[PairedScorer.Of(role, measure)];

    private static Tally Whole(DocumentScore score, string measure) => score[PairedScorer.OfWhole(measure)];

    [Theory]
    [InlineData(PairedScorer.Exact)]
    [InlineData(PairedScorer.Trimmed)]
    [InlineData(PairedScorer.Overlap)]
    public void Score_SameSpans_IsRightByEveryMeasure(string measure)
    {
        var score = Score(Gold, Gold);

        Assert.All(AttributionSpans.Roles, role => Assert.Equal(new Tally(1, 1, 1), Of(score, role, measure)));
        Assert.Equal(new Tally(1, 1, 1), Whole(score, measure));
        Assert.Equal(100, Whole(score, measure).F1);
    }

    [Fact]
    public void Score_EdgePunctuationDiffers_IsTrimmedButNotExact()
    {
        var score = Score("{s1 Ada Quill} {c1 said} \u201c{t1 the port is shut}\u201d.", Gold);

        Assert.Equal(new Tally(0, 1, 1), Of(score, SpanRole.Content, PairedScorer.Exact));
        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Content, PairedScorer.Trimmed));
        Assert.Equal(new Tally(0, 1, 1), Whole(score, PairedScorer.Exact));
        Assert.Equal(new Tally(1, 1, 1), Whole(score, PairedScorer.Trimmed));
    }

    [Fact]
    public void Score_WordLacks_IsOverlapOnly()
    {
        var score = Score("Ada {s1 Quill} {c1 said} {t1 \u201cthe port is shut\u201d}.", Gold);

        Assert.Equal(new Tally(0, 1, 1), Of(score, SpanRole.Source, PairedScorer.Trimmed));
        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Source, PairedScorer.Overlap));
        Assert.Equal(new Tally(0, 1, 1), Whole(score, PairedScorer.Trimmed));
        Assert.Equal(new Tally(1, 1, 1), Whole(score, PairedScorer.Overlap));
    }

    [Fact]
    public void Score_NoSourceOnEitherSide_CountsInTheWholeOnly()
    {
        const string Text = "It {c1 was said} {t1 that the port is shut}.";

        var score = Score(Text, Text);

        Assert.Equal(default, Of(score, SpanRole.Source, PairedScorer.Exact));
        Assert.Equal(new Tally(1, 1, 1), Whole(score, PairedScorer.Exact));
    }

    [Fact]
    public void Score_SourceOnOneSide_CountsAgainstThatSide()
    {
        var score = Score("Ada Quill {c1 said} {t1 \u201cthe port is shut\u201d}.", Gold);

        Assert.Equal(new Tally(0, 0, 1), Of(score, SpanRole.Source, PairedScorer.Overlap));
        Assert.Equal(new Tally(0, 1, 1), Whole(score, PairedScorer.Overlap));
        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Cue, PairedScorer.Exact));
    }

    [Fact]
    public void Score_OnlySourcesOverlap_IsNoPair()
    {
        var score = Score("{s1 Ada Quill} said \u201cthe port is shut\u201d{c1 .} {t1 Later} she left.", "{s1 Ada Quill} {c1 said} {t1 \u201cthe port is shut\u201d}. Later she left.");

        Assert.Equal(new Tally(0, 1, 1), Of(score, SpanRole.Source, PairedScorer.Overlap));
    }

    [Fact]
    public void Score_TwoFoundForOneAnnotated_PairsTheBetterOnly()
    {
        const string Annotated = "{s1 Ada Quill} {c1 said on air} {t1 the port is shut}.";
        var found = new MarkedUp("{s1 Ada Quill} {c1 said} {c2 on air} {t1 the port is shut}.");
        var gold = new MarkedUp(Annotated);
        AttributionSpans[] both = [new([], found.Attributions[1].Cue, found.Attributions[0].Content), found.Attributions[0]];
        var score = new DocumentScore();

        PairedScorer.Score(gold.Text, both, gold.Attributions, score);

        Assert.Same(both[1], Assert.Single(PairedScorer.Pairs(both, gold.Attributions)).Found);
        Assert.Equal(new Tally(1, 2, 1), Of(score, SpanRole.Content, PairedScorer.Exact));
        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Source, PairedScorer.Exact));
        Assert.Equal(new Tally(0, 2, 1), Of(score, SpanRole.Cue, PairedScorer.Trimmed));
        Assert.Equal(new Tally(1, 2, 1), Whole(score, PairedScorer.Overlap));
    }

    [Fact]
    public void Score_RolesSwappedBetweenAttributions_AreNotRight()
    {
        var gold = new MarkedUp("{s1 Ada Quill} {c1 said} {t1 the port is shut}; {s2 Bram Holt} {c2 denied} {t2 it was safe}.");
        var (first, second) = (gold.Attributions[0], gold.Attributions[1]);
        AttributionSpans[] found = [new(second.Source, first.Cue, first.Content), new(first.Source, second.Cue, second.Content)];
        var score = new DocumentScore();

        PairedScorer.Score(gold.Text, found, gold.Attributions, score);

        Assert.Equal(new Tally(0, 2, 2), Of(score, SpanRole.Source, PairedScorer.Overlap));
        Assert.Equal(new Tally(2, 2, 2), Of(score, SpanRole.Content, PairedScorer.Exact));
    }

    [Fact]
    public void Score_DiscontinuousContent_NeedsEveryFragment()
    {
        const string Two = "{t1 \u201cThe port,\u201d} {s1 Quill} {c1 said}, {t1 \u201cis shut.\u201d}";

        var same = Score(Two, Two);
        var half = Score("{t1 \u201cThe port,\u201d} {s1 Quill} {c1 said}, \u201cis shut.\u201d", Two);

        Assert.Equal(new Tally(1, 1, 1), Of(same, SpanRole.Content, PairedScorer.Exact));
        Assert.Equal(new Tally(0, 1, 1), Of(half, SpanRole.Content, PairedScorer.Trimmed));
        Assert.Equal(new Tally(1, 1, 1), Of(half, SpanRole.Content, PairedScorer.Overlap));
    }

    [Fact]
    public void Score_OneSpanWrittenAsTouchingOnes_IsExact()
    {
        var score = Score("{s1 Ada }{s1 Quill} {c1 said} {t1 \u201cthe port is shut\u201d}.", Gold);

        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Source, PairedScorer.Exact));
    }

    [Fact]
    public void Score_GapOfASpaceOnly_IsTrimmedButNotExact()
    {
        var score = Score("{s1 Ada} {s1 Quill} {c1 said} {t1 \u201cthe port is shut\u201d}.", Gold);

        Assert.Equal(new Tally(0, 1, 1), Of(score, SpanRole.Source, PairedScorer.Exact));
        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Source, PairedScorer.Trimmed));
    }

    [Fact]
    public void Score_CueWithoutLetters_AgreesWhereItIsTheSame()
    {
        var score = Score("{s1 Quill}{c1 :} {t1 the port is shut} : no", "{s1 Quill}{c1 :} {t1 the port is shut} : no");
        var other = Score("{s1 Quill}: {t1 the port is shut} {c1 :} no", "{s1 Quill}{c1 :} {t1 the port is shut} : no");

        Assert.Equal(new Tally(1, 1, 1), Of(score, SpanRole.Cue, PairedScorer.Trimmed));
        Assert.Equal(new Tally(0, 1, 1), Of(other, SpanRole.Cue, PairedScorer.Trimmed));
    }

    [Fact]
    public void Score_NothingFound_HasNoRightAndNoPrecision()
    {
        var score = Score("Ada Quill said \u201cthe port is shut\u201d.", Gold);

        Assert.Equal(new Tally(0, 0, 1), Whole(score, PairedScorer.Overlap));
        Assert.Equal(0, Whole(score, PairedScorer.Overlap).F1);
        Assert.Equal(0, Whole(score, PairedScorer.Overlap).Precision);
    }
}
