using System.Diagnostics;
using System.Text;
using Hearsay.Articles.Html;

namespace Hearsay.Articles.Tests;

/// <summary>Pages made to exhaust a reader: each is refused or read in seconds, on a stack of the usual size.</summary>
public sealed class PageBombTests
{
    // An idle core needs a tenth of it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Refused => new()
    {
        { "div 20,000 deep", "depth" }, { "div 40,000 deep", "depth" }, { "div 60,000 deep", "depth" }, { "div 100,000 deep", "depth" }, { "div 513 deep", "depth" }, { "svg deep", "depth" },
        { "formatting deep", "depth" }, { "frames deep", "depth" }, { "templates deep", "depth" }, { "a million attributes", "attributes" }, { "attributes of one name", "attributes" },
        { "a million tags", "tokens" }, { "a million less-than signs", "tokens" }, { "formatting made anew", "tokens" }, { "title not closed", "tokens" }, { "over 16 MiB", "bytes" },
        { "end tags", "tokens" },
    };

    public static TheoryData<string> Read =>
    [
        "one run of text", "references", "ampersands", "comments", "tables in tables", "links in links", "buttons", "lists", "select", "script not closed", "deep JSON", "wide JSON",
        "JSON of halves", "attributes in each tag", "footers in footers", "lists in lists", "pull quotes", "words in a class", "headings", "comments inside comments", "combining marks",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_PageOverALimit_IsRefused(string name, string limit)
    {
        var html = Make(name);
        var clock = Stopwatch.StartNew();

        var failure = Assert.Throws<InputTooComplexException>(() => HtmlArticleReader.Read(html, new PublicationFacts()));

        Assert.Equal(limit, failure.Limit);
        Assert.True(clock.Elapsed < Longest, $"took {clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void Read_PageWithinTheLimits_EndsSoon(string name)
    {
        var html = Make(name);
        var clock = Stopwatch.StartNew();

        HtmlArticleReader.Read(html, new PublicationFacts());

        Assert.True(clock.Elapsed < Longest, $"took {clock.Elapsed}");
    }

    [Fact]
    public void Read_PageAtTheDepthLimit_IsRead()
    {
        // html and body stand around it.
        var page = Times("<div>", HtmlLimits.MaxDepth - 3) + "<p>The ferry sailed at dawn.";

        Assert.Equal("The ferry sailed at dawn.", HtmlArticleReader.Read(page, new PublicationFacts())!.CanonicalText);
    }

    private static string Make(string name) => name switch
    {
        "div 20,000 deep" => Times("<div>", 20_000),
        "div 40,000 deep" => Times("<div>", 40_000),
        "div 60,000 deep" => Times("<div>", 60_000),
        "div 100,000 deep" => Times("<div>", 100_000),
        "div 513 deep" => Times("<div>", 513) + "x" + Times("</div>", 513) + "<p>x",
        "svg deep" => Times("<svg>", 50_000),
        "formatting deep" => Times("<h1><b>", 50_000),
        "frames deep" => Times("<frameset>", 50_000),
        "templates deep" => Times("<template>", 50_000),
        "a million attributes" => "<p " + Numbered(" a", 1_000_000) + ">x",
        "attributes of one name" => "<p " + Times("a ", 1_000_000) + ">x",
        "a million tags" => Times("<i></i>", 500_000),
        "a million less-than signs" => Times("<", 1_000_000),
        "formatting made anew" => Enumerable.Range(0, 300).Aggregate("<p>", (text, i) => text + $"<b id={i}>") + Times("<p>x", 90_000),
        "title not closed" => "<title>" + Times("</titl", 1_000_000),
        "over 16 MiB" => "<p>" + new string('a', HtmlLimits.MaxBytes),
        "end tags" => Times("</p>", 300_000),
        "one run of text" => "<p>" + Times("word ", 3_000_000),
        "references" => "<p>" + Times("&amp;", 3_000_000),
        "ampersands" => "<p>" + Times("&", 4_000_000),
        "comments" => Times("<!--", 1_000_000),
        "tables in tables" => Times("<table>a", 50_000),
        "links in links" => Times("<a href=x>", 100_000),
        "buttons" => Times("<button>", 100_000),
        "lists" => Times("<ul><li>x", 120),
        "select" => Times("<select><option>", 50_000),
        "script not closed" => "<script>" + Times("<!--<script>", 300_000),
        "deep JSON" => Json(Times("[", 500_000)) + Json(Times("{\"@graph\":", 500_000)),
        "wide JSON" => Json("[" + Times("{\"@type\":\"NewsArticle\",\"headline\":\"x\"},", 200_000) + "{}]"),
        "JSON of halves" => Json("""{"\ud83d":1,"@type":"NewsArticle","headline":"\ud83d","author":{"@id":"\udea2"},"@id":"\ud83d","url":"\ud83d","mainEntityOfPage":"\ud83d"}"""),
        "attributes in each tag" => Times("<p " + Numbered(" a", 900) + ">x", 2000),
        "footers in footers" => Times("<footer>", 400) + Times("<i>x</i>", 40_000),
        "lists in lists" => Times("<ul><li>", 200) + Times("<h2>x</h2>", 60_000),
        "pull quotes" => Times("<p class=pullquote>never said so</p><p>" + new string('x', 100) + "</p>", 25_000),
        "words in a class" => Times("<p class='" + Times("related-a-b-", 40) + "'>x", 30_000),
        "headings" => Times("<h1>x</h1>", 60_000),
        "comments inside comments" => Times("<div class=comments>", 400) + "<h1>x</h1>" + Times("<i>x</i>", 60_000),
        "combining marks" => "<p>a" + new string('\u0301', 1_000_000),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static string Times(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    private static string Numbered(string name, int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{name}{i}=1"));

    private static string Json(string json) => "<script type='application/ld+json'>" + json + "</script><p>The ferry sailed.</p>";
}
