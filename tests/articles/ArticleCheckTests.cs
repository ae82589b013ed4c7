namespace Hearsay.Articles.Tests;

public sealed class ArticleCheckTests
{
    [Theory]
    [InlineData("", "BLANK")]
    [InlineData("\u3000\n", "BLANK")]
    [InlineData("\0", "NUL")]
    [InlineData("Tolt\0", "NUL")]
    public void Text_IsWrong_SaysWhy(string text, string reason) =>
        Assert.Equal(reason, Assert.Single(ArticleCheck.OfText(text)).Reason);

    [Fact]
    public void Text_HasHalfAPair_SaysSo()
    {
        // Attributes are kept in UTF-8, which cannot hold these.
        string[] texts = ["Tolt\uD83D", "\uDE00\uD83D\uDE00", "\uD83D\uD83D\uDE00", "\uD83DTolt"];
        Assert.All(texts, text => Assert.Equal("NOT_UNICODE", Assert.Single(ArticleCheck.OfText(text)).Reason));
    }

    [Fact]
    public void Text_IsWrongTwice_SaysBoth() =>
        Assert.Equal(["NUL", "NOT_UNICODE"], ArticleCheck.OfText("\0\uD83D").Select(problem => problem.Reason));

    [Theory]
    [InlineData("The ferry sails.")]
    [InlineData("\u0001\u001F\u007F\u200B\uFEFF\uFFFD")]
    [InlineData("\uD83D\uDE00")]
    public void Text_CanBeStored_HasNoProblem(string text) => Assert.Empty(ArticleCheck.OfText(text));

    [Theory]
    [InlineData("marrowby.example/1")]
    [InlineData("/1")]
    [InlineData("ftp://marrowby.example/1")]
    [InlineData("https://")]
    [InlineData("https://marrowby.example/a b")]
    [InlineData("javascript:alert(1)")]
    public void Facts_AddressIsNone_SaysSo(string url) =>
        Assert.Equal(("url", "NOT_AN_ADDRESS"), Only(new PublicationFacts { Url = url }));

    [Theory]
    [InlineData("English")]
    [InlineData("en-GB")]
    [InlineData("zh-Hant-TW")]
    [InlineData("x")]
    [InlineData("en_GB")]
    [InlineData("en--GB")]
    [InlineData("1n")]
    public void Facts_Language_IsATagOrIsRefused(string language)
    {
        var refused = ArticleCheck.OfFacts(new PublicationFacts { Language = language }).Any();
        Assert.Equal(language is "x" or "en_GB" or "en--GB" or "1n", refused);
    }

    [Theory]
    [InlineData("19 November 2031")]
    [InlineData("2031-02-30")]
    [InlineData("2031-05-06T10:00 Europe/Berlin")]
    public void Facts_TimeIsNone_SaysSo(string time)
    {
        Assert.Equal(("published", "NOT_A_TIME"), Only(new PublicationFacts { Published = time }));
        Assert.Equal(("updated", "NOT_A_TIME"), Only(new PublicationFacts { Updated = time }));
    }

    [Fact]
    public void Facts_AreTooLong_CountsCodePoints()
    {
        Assert.Empty(ArticleCheck.OfFacts(new PublicationFacts { Title = string.Concat(Enumerable.Repeat("\uD83D\uDE00", ArticleCheck.LongestFact)) }));
        Assert.Equal(("title", "TOO_LONG"), Only(new PublicationFacts { Title = new string('a', ArticleCheck.LongestFact + 1) }));
    }

    [Fact]
    public void Facts_AreNotKnown_HaveNoProblem() => Assert.Empty(ArticleCheck.OfFacts(new PublicationFacts()));

    private static (string Field, string Reason) Only(PublicationFacts facts)
    {
        var problem = Assert.Single(ArticleCheck.OfFacts(facts));
        return (problem.Field, problem.Reason);
    }
}
