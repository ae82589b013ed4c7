using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class HeadlineTests
{
    private const string Title = "Dam at Tarn leaks, paper says";
    private const string Text = Title + " Drivers stayed at home, the mayor said.";

    [Theory]
    [InlineData("says", Title)]
    [InlineData("says", Text)]
    public void Statement_WithItsCueInTheHeadline_IsOfTheHeadline(string cue, string sentence) => Assert.True(Headline.Holds(Told(cue, sentence, Title)));

    [Theory]
    [InlineData(Text, Title)]
    [InlineData(Text, "")]
    [InlineData(Text, "Another headline")]
    public void Statement_WithItsCueInTheText_IsNot(string sentence, string title) => Assert.False(Headline.Holds(Told("said", sentence, title)));

    private static StatementResult Told(string cue, string sentence, string title)
    {
        var at = sentence.IndexOf(cue, StringComparison.Ordinal);
        return new StatementResult
        {
            Passage = new Passage { Title = title },
            Statement = new Statement
            {
                Sentence = new Span { Start = 0, End = sentence.Length, Text = sentence },
                Cue = { new Span { Start = at, End = at + cue.Length, Text = cue } },
            },
        };
    }
}
