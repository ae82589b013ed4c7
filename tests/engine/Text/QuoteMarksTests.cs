namespace Hearsay.Engine.Tests.Text;

public sealed class QuoteMarksTests
{
    private static string[] QuotesOf(string text)
    {
        var read = Reading.Text(text);
        return [.. read.Quotes.Select(quote => text[quote.Start..quote.End])];
    }

    [Theory]
    [InlineData("\"We go,\" she said, \"at once.\"", "\"We go,\"", "\"at once.\"")]
    [InlineData("\u201CWe go,\u201D she said.", "\u201CWe go,\u201D")]
    [InlineData("'We go,' she said. 'It's the ships' turn.'", "'We go,'", "'It's the ships' turn.'")]
    [InlineData("The ships' crews didn't go.")]
    [InlineData("\u201DWe go,\u201D she said.", "\u201DWe go,\u201D")]
    [InlineData("A board of 5\" by 6\" was found.")]
    [InlineData("She said \"we go and left.")]
    [InlineData("\"He said \u2018go\u2019 to me,\" she said.", "\"He said \u2018go\u2019 to me,\"", "\u2018go\u2019")]
    public void Find_OneParagraph_GivesItsQuotations(string text, params string[] expected)
    {
        Assert.Equal(expected, QuotesOf(text));
    }

    [Fact]
    public void Find_ReopeningMarks_JoinParagraphs()
    {
        var read = Reading.Text("\"We go.\n\"We come back,\" she said.");
        Assert.Equal([(false, true), (true, false)], read.Quotes.Select(quote => (quote.ContinuesPrevious, quote.IsOpenEnded)));
    }

    [Fact]
    public void Find_NestedQuotation_KnowsItsOuterOne()
    {
        var read = Reading.Text("\"He said 'go' to me,\" she said.");
        Assert.Equal([-1, 0], read.Quotes.Select(quote => quote.Outer));
    }
}
