using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class SliceAndRegionTests
{
    private static readonly HashSet<string> Seen = new(["said"], StringComparer.Ordinal);

    private static AnnotatedArticle Article(MarkedUp marked, ContentForm form, params TextSpan[] sentences) =>
        new(marked.Value, "", [.. marked.Attributions.Select(item => new GoldAttribution(item, form))], marked.Aside, sentences);

    [Theory]
    [InlineData("{s1 Quill} {c1 Said} {t1 the port is shut}.", "cue seen")]
    [InlineData("{s1 Quill} {c1 vowed} {t1 the port is shut}.", "cue unseen")]
    [InlineData("It {c1 vowed} {t1 the port is shut}.", "cue unseen, no source")]
    [InlineData("{s1 She} {c1 vowed} {t1 the port is shut}.", "cue unseen, pronoun source")]
    [InlineData("{t1 The port}, {s1 Quill} {c1 said}, {t1 is shut}.", "cue seen, discontinuous")]
    public void Slices_OfAnAttribution_AreThoseItBelongsTo(string marked, string slices)
    {
        var article = Article(new MarkedUp(marked), ContentForm.Mixed);

        Assert.Equal(slices, string.Join(", ", SliceScorer.SlicesOf(article, article.Attributions[0], Seen).Except(["all", "mixed"])));
    }

    [Theory]
    [InlineData("{s1 Quill} {c1 said} {t1 no. Not now}.", true)]
    [InlineData("{t1 No}, {s1 Quill} {c1 said}.", false)]
    [InlineData("{s1 Q} {c1 said} so. {t1 Not now}.", false)]
    public void Slices_OfContentInTwoSentences_CrossSentences(string marked, bool crosses)
    {
        var text = new MarkedUp(marked);
        var end = text.Value.IndexOf('.', StringComparison.Ordinal) + 1;
        var article = Article(text, ContentForm.Indirect, new TextSpan(0, end), new TextSpan(end + 1, text.Value.Length));

        Assert.Equal(crosses, SliceScorer.SlicesOf(article, article.Attributions[0], Seen).Contains("crosses sentences"));
    }

    [Fact]
    public void Score_OfSlices_TellsTheShareFound()
    {
        var gold = new MarkedUp("{s1 Quill} {c1 said} {t1 the port is shut}. {s2 She} {c2 vowed} {t2 to open it}.");
        var article = Article(gold, ContentForm.Indirect);
        var score = new DocumentScore();

        SliceScorer.Score(article, [gold.Attributions[0]], Seen, score);

        Assert.Equal(50, score[new Figure(SliceScorer.All, SliceScorer.Linked)].Recall);
        Assert.Equal(100, score[new Figure("cue seen", SliceScorer.Content)].Recall);
        Assert.Equal(new Tally(0, 1, 1), score[new Figure("pronoun source", SliceScorer.Linked)]);
        Assert.Equal(new Tally(1, 2, 2), score[new Figure("indirect", SliceScorer.Content)]);
        Assert.Equal(default, score[new Figure("direct", SliceScorer.Content)]);
    }

    [Fact]
    public void Regions_CueLiesInside_AreLeftOutOnBothSides()
    {
        var inside = new MarkedUp("{s1 Quill} {c1 said} {t1 one}. {s2 Holt} {c2 said} {t2 two}.");
        var region = new MarkedUp("Quill {x said one}. Holt said two.");
        var article = new AnnotatedArticle(inside.Value, "", [.. inside.Attributions.Select(item => new GoldAttribution(item, null))], region.Aside, []);

        Assert.Equal(inside.Attributions[1].Cue, Assert.Single(article.Attributions).Spans.Cue);
        Assert.Same(inside.Attributions[1], Assert.Single(article.OutsideRegions(inside.Attributions)));
    }

    [Fact]
    public void Regions_CueLiesPartlyInside_AreKept()
    {
        var marked = new MarkedUp("{s1 Quill} {c1 has said} {t1 one}.");
        var region = new MarkedUp("Quill has {x said one}.");
        var article = new AnnotatedArticle(marked.Value, "", [.. marked.Attributions.Select(item => new GoldAttribution(item, null))], region.Aside, []);

        Assert.Single(article.Attributions);
    }

    [Fact]
    public void Regions_NoCue_AreJudgedByContent()
    {
        var marked = new MarkedUp("{s1 Quill}: {t1 one} and {s2 Holt}: {t2 two}.");
        var region = new MarkedUp("Quill: one and {x Holt: two}.");
        var article = new AnnotatedArticle(marked.Value, "", [], region.Aside, []);

        Assert.Same(marked.Attributions[0], Assert.Single(article.OutsideRegions(marked.Attributions)));
    }
}
