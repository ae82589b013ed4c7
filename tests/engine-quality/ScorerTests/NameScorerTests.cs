using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class NameScorerTests
{
    private static TypedName Name(string text, string words, NameType type)
    {
        var start = text.AsSpan(0, text.IndexOf(words, StringComparison.Ordinal)).ToString().EnumerateRunes().Count();
        return new TypedName(type, new TextSpan(start, start + words.EnumerateRunes().Count()));
    }

    [Theory]
    [InlineData("The Vell Courier", "Vell Courier")]
    [InlineData("the Vell Courier\u2019s", "Vell Courier")]
    [InlineData("Quill's", "Quill")]
    [InlineData("Holts'", "Holts")]
    [InlineData("Anvers", "Anvers")]
    [InlineData("Theodor Holt", "Theodor Holt")]
    [InlineData("The ", "The ")]
    [InlineData("Mr. Quill", "Quill")]
    [InlineData("Missy Holt", "Missy Holt")]
    public void Bare_ArticleAddressAndPossessive_AreTakenOff(string name, string bare)
    {
        var text = new CodePointText(name);

        Assert.Equal(bare, text.Of([NameScorer.Bare(text, new TextSpan(0, text.Length))]));
    }

    [Fact]
    public void Score_BoundsAndTypeMustAgree_ButNotArticles()
    {
        const string Text = "\U0001F4F0 The Vell Courier\u2019s Ada Quill left Port Ilsa.";
        var gold = new NamedText(Text, "", [Name(Text, "Vell Courier", NameType.Organization), Name(Text, "Ada Quill", NameType.Person), Name(Text, "Port Ilsa", NameType.Location)]);
        TypedName[] found = [Name(Text, "The Vell Courier\u2019s", NameType.Organization), Name(Text, "Quill", NameType.Person), Name(Text, "Port Ilsa", NameType.Person)];
        var score = new DocumentScore();

        NameScorer.Score(gold, found, NameScorer.Marked([gold]), score);

        Assert.Equal(new Tally(1, 1, 1), score[NameScorer.Of(NameType.Organization)]);
        Assert.Equal(new Tally(0, 2, 1), score[NameScorer.Of(NameType.Person)]);
        Assert.Equal(new Tally(0, 0, 1), score[NameScorer.Of(NameType.Location)]);
        Assert.Equal(new Tally(1, 3, 3), score[NameScorer.All]);
    }

    [Fact]
    public void Score_TypeThatTheDataSetMarksNowhere_IsNoError()
    {
        const string Text = "Ada Quill left Port Ilsa.";
        var gold = new NamedText(Text, "", [Name(Text, "Ada Quill", NameType.Person)]);
        var score = new DocumentScore();

        NameScorer.Score(gold, [Name(Text, "Ada Quill", NameType.Person), Name(Text, "Port Ilsa", NameType.Location)], NameScorer.Marked([gold]), score);

        Assert.Equal(new Tally(1, 1, 1), score[NameScorer.All]);
    }

    [Fact]
    public void Score_NameFoundTwice_CountsOnce()
    {
        const string Text = "Ada Quill left.";
        var name = Name(Text, "Ada Quill", NameType.Person);
        var score = new DocumentScore();

        NameScorer.Score(new NamedText(Text, "", [name]), [name, name], [NameType.Person], score);

        Assert.Equal(new Tally(1, 1, 1), score[NameScorer.All]);
    }
}
