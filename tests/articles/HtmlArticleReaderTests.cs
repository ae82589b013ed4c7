using Hearsay.Articles.Html;

namespace Hearsay.Articles.Tests;

public sealed class HtmlArticleReaderTests
{
    private const string Page = """
        <html><head><meta property="article:published_time" content="2026-03-01T08:00Z"></head><body><article><h1>Ferry sails</h1>
        <p>The ferry 🚢 sailed at dawn, the harbour office of Vell said.</p><p>"It was time," Ada Venn said.</p></article></body></html>
        """;

    private static readonly PublicationFacts NoFacts = new();

    private static Article Read(string html, PublicationFacts? facts = null) => HtmlArticleReader.Read(html, facts ?? NoFacts)!;

    [Fact]
    public void Read_OtherMarkupAroundTheSameText_GivesTheSameText()
    {
        const string other = """
            <!DOCTYPE html><html><body class="v2"><nav><a href="/">Home</a></nav><main><div class="hd"><h1 class="t"><span>Ferry&#32;sails</span></h1></div><article data-x="1">

            <div class="para"><p>The   ferry &#x1F6A2; sailed at&nbsp;dawn, the <b>harbour</b> office of <a href="/vell">Vell</a>
            said.</p></div><div>&quot;It was ti&shy;me,&quot; Ada Venn said.</div></article></main></body></html>
            """;

        Assert.Equal(Read(Page).CanonicalText, Read(other).CanonicalText);
        Assert.Equal(Read(Page).TextSha256, Read(other).TextSha256);
        Assert.Equal(Read(Page).Blocks, Read(other).Blocks);
    }

    [Fact]
    public void Read_CharactersBeyondTheFirstPlane_CountAsOneInOffsets()
    {
        var article = Read(Page);
        var index = new CodePointIndex(article.CanonicalText);

        Assert.Equal("Ferry sails\n\nThe ferry \U0001F6A2 sailed at dawn, the harbour office of Vell said.\n\n\"It was time,\" Ada Venn said.", article.CanonicalText);
        Assert.Equal("\"It was time,\" Ada Venn said.", index.Slice(article.Blocks[2].Start, article.Blocks[2].End));
        Assert.Equal(index.Length, article.Blocks[2].End);
    }

    [Fact]
    public void Read_DecomposedCharacters_AreComposed() =>
        Assert.Equal("Caf\u00E9 news came in.", Read("<p>Cafe&#x301; news came in.</p>").CanonicalText);

    [Fact]
    public void Read_SubmittedFacts_StandAboveThoseOfThePage()
    {
        var article = Read(Page, NoFacts with { Title = "Ferry sails at last", Published = "2026-03-02", Credits = ["Quay Wire"] });

        Assert.StartsWith("Ferry sails at last\n\nThe ferry", article.CanonicalText, StringComparison.Ordinal);
        Assert.Equal(("2026-03-02", "Quay Wire"), (article.Facts.Published, Assert.Single(article.Facts.Credits)));
        Assert.Equal(
            [new FactCandidate("published", "2026-03-02", "request"), new FactCandidate("published", "2026-03-01T08:00Z", "meta:article:published_time")],
            article.Candidates.Where(candidate => candidate.Field == "published"));
    }

    [Theory]
    [InlineData("2026-03-02 06:30:00 +0100", "2026-03-02T06:30:00+0100")]
    [InlineData("Mon, 02 Mar 2026 06:30:00 GMT", "2026-03-02T06:30Z")]
    [InlineData("20260302063000", "2026-03-02T06:30:00")]
    [InlineData("20260302", "2026-03-02")]
    [InlineData("2026-03-02T06:30:00.000Z", "2026-03-02T06:30:00.000Z")]
    [InlineData("soon", "")]
    [InlineData("2026-02-30", "")]
    public void Read_TimeInMeta_IsIsoWhereItCanBe(string written, string published)
    {
        var article = Read($"<meta name=date content='{written}'><p>The ferry sailed at dawn.");

        Assert.Equal(published, article.Facts.Published);
        Assert.Contains(new FactCandidate("published", written, "meta:date"), article.Candidates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<h1>Ferry sails</h1>")]
    [InlineData("<nav><a href=/>Home</a></nav><script>let text = 'The ferry sailed.'</script>")]
    [InlineData("<p hidden>The ferry sailed.</p>")]
    [InlineData("<nav>Home</nav>")]
    public void Read_PageWithoutAText_GivesNone(string html) => Assert.Null(HtmlArticleReader.Read(html, NoFacts));

    [Theory]
    [InlineData("https://a.example/1", "https://a.example/1", "https://a.example/1")]
    [InlineData("https://a.example/1", "https://m.a.example/1", "https://a.example/1")]
    [InlineData("https://wire.example/1", "https://a.example/1", "")]
    [InlineData("/1", "", "")]
    public void Read_Addresses_AreOnesOwnOrNone(string canonical, string open, string url) =>
        Assert.Equal(url, Read($"<link rel=canonical href='{canonical}'><meta property=og:url content='{open}'><p>The ferry sailed at dawn.").Facts.Url);
}
