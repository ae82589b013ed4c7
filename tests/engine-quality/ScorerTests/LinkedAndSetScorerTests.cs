using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class LinkedAndSetScorerTests
{
    private static Tally Linked(string found, string gold)
    {
        var score = new DocumentScore();
        LinkedScorer.Score(new MarkedUp(found).Attributions, new MarkedUp(gold).Attributions, score);
        return score[LinkedScorer.Linked];
    }

    [Theory]
    [InlineData("{s1 Quill} said {t1 abcde}fghij", 1)]
    [InlineData("{s1 Quill} said {t1 abcd}efghij", 0)]
    [InlineData("Quill said {t1 abcdefghij}", 0)]
    [InlineData("Qui{s1 ll} {c1 said} {t1 abcdefghij}", 1)]
    [InlineData("{t1 Quill} {s1 said} abcdefghij", 0)]
    public void Linked_HalfOfTheContentAndASourceThatOverlaps_IsRight(string found, int right)
    {
        Assert.Equal(right, Linked(found, "{s1 Quill} {c1 said} {t1 abcdefghij}").Right);
    }

    [Fact]
    public void Linked_NoSourceOnEitherSide_IsRight() => Assert.Equal(new Tally(1, 1, 1), Linked("It was said {t1 abcdefghij}", "It {c1 was said} {t1 abcdefghij}"));

    [Fact]
    public void Linked_TwoFoundForOne_AreOneToOne()
    {
        var one = new MarkedUp("{s1 Quill} {c1 said} {t1 abcdefghij}").Attributions;
        var score = new DocumentScore();

        LinkedScorer.Score([one[0], new AttributionSpans(one[0].Source, [], one[0].Content)], one, score);

        Assert.Equal(new Tally(1, 2, 1), score[LinkedScorer.Linked]);
    }

    [Fact]
    public void Sets_SourceSharedByTwoAttributions_CountsOnce()
    {
        var gold = new MarkedUp("{s1 Quill} {c1 said} {t1 one}, {c2 adding} {t2 two}.");
        AttributionSpans[] items = [gold.Attributions[0], new(gold.Attributions[0].Source, gold.Attributions[1].Cue, gold.Attributions[1].Content)];
        var score = new DocumentScore();

        SetScorer.Score(gold.Text, items, items, score);

        Assert.Equal(new Tally(1, 1, 1), score[SetScorer.Of(SpanRole.Source)]);
        Assert.Equal(new Tally(2, 2, 2), score[SetScorer.Of(SpanRole.Content)]);
    }

    [Fact]
    public void Sets_RolesSwappedBetweenAttributions_AreRight()
    {
        var gold = new MarkedUp("{s1 Quill} {c1 said} {t1 one}; {s2 Holt} {c2 said} {t2 two}.");
        var (first, second) = (gold.Attributions[0], gold.Attributions[1]);
        var score = new DocumentScore();

        SetScorer.Score(gold.Text, [new(second.Source, first.Cue, first.Content), new(first.Source, second.Cue, second.Content)], gold.Attributions, score);

        Assert.Equal(new Tally(2, 2, 2), score[SetScorer.Of(SpanRole.Source)]);
    }

    [Fact]
    public void Sets_FragmentsDifferInPunctuationOnly_AreRight()
    {
        var gold = new MarkedUp("{t1 \u201cThe port,\u201d} {s1 Quill} {c1 said}, {t1 \u201cis shut.\u201d}");
        var found = new MarkedUp("\u201c{t1 The port}\u201c, {s1 Quill} {c1 said}, \u201c{t1 is shut}.\u201d");
        var joined = new MarkedUp("\u201c{t1 The port,\u201d Quill said, \u201cis shut}.\u201d");
        var score = new DocumentScore();

        SetScorer.Score(gold.Text, found.Attributions, gold.Attributions, score);
        SetScorer.Score(gold.Text, joined.Attributions, gold.Attributions, score);

        Assert.Equal(new Tally(1, 2, 2), score[SetScorer.Of(SpanRole.Content)]);
    }
}
