using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

public sealed class FindingTests
{
    [Fact]
    public void QuotedText_WordsThatStandTwice_AreFoundInCodePoints() =>
        Assert.Equal([new Stretch(2, 5), new Stretch(6, 9)], new QuotedText("😀 cat cat").Find("cat"));

    [Fact]
    public void QuotedText_OtherFormOfAccents_IsFound() => Assert.Equal([new Stretch(0, 4)], new QuotedText("caf\u00e9").Find("cafe\u0301"));

    [Theory]
    [InlineData(0, 10, 0, 10, 1.0)] // The same.
    [InlineData(0, 10, 0, 40, 0.25)] // The words stand inside the content.
    [InlineData(0, 40, 0, 10, 0.25)] // The content stands inside the words.
    [InlineData(0, 12, 4, 16, 0.5)] // Half of what either has.
    [InlineData(0, 12, 5, 17, 0.0)] // Less.
    [InlineData(0, 10, 10, 20, 0.0)] // Nothing.
    public void Statement_WithWordsInCommon_IsAlike(int start, int end, int contentStart, int contentEnd, double likeness) =>
        Assert.Equal(likeness, StatementFinder.Likeness(new Stretch(start, end), [new Stretch(contentStart, contentEnd)]), precision: 9);

    [Fact]
    public void Statement_OfTwoStretches_CountsBoth() =>
        Assert.Equal(0.8, StatementFinder.Likeness(new Stretch(0, 10), [new Stretch(0, 4), new Stretch(6, 10)]), precision: 9);
}
