namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("The port was shut for thirty minutes.", "thirty minutes", "PT30M")]
    [InlineData("The port was shut for half an hour.", "half an hour", "PT30M")]
    [InlineData("The port was shut for two and a half years.", "two and a half years", "P2.5Y")]
    [InlineData("The port was shut for a year and a half.", "a year and a half", "P1.5Y")]
    [InlineData("The port was shut for several weeks.", "several weeks", "PXW")]
    [InlineData("The port was shut for days.", "days", "PXD")]
    [InlineData("A three-day strike shut the port.", "three-day", "P3D")]
    [InlineData("A months-long strike shut the port.", "months-long", "PXM")]
    [InlineData("The port was shut for two years and three months.", "two years and three months", "P2Y3M")]
    [InlineData("The port was shut for three consecutive days.", "three consecutive days", "P3D")]
    [InlineData("The port was shut for three to four weeks.", "three to four weeks", "P3W/P4W")]
    [InlineData("The strike took a week.", "a week", "P1W")]
    public void Read_Length_HasItsValue(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, ""), (time.Span.Text, time.Value, time.UnresolvedReason));
    }

    [Theory]
    [InlineData("The port was shut for about a week.", "about a week", "P1W", "APPROX")]
    [InlineData("The port was shut for more than three years.", "more than three years", "P3Y", "MORE_THAN")]
    [InlineData("The port was shut for less than an hour.", "less than an hour", "PT1H", "LESS_THAN")]
    [InlineData("The port was shut for at least two days.", "at least two days", "P2D", "EQUAL_OR_MORE")]
    [InlineData("The port was shut for nearly six months.", "nearly six months", "P6M", "LESS_THAN")]
    [InlineData("The port was shut for a week or so.", "a week or so", "P1W", "APPROX")]
    [InlineData("The port shut about three years ago.", "about three years ago", "2023", "APPROX")]
    [InlineData("The port shut more than a decade ago.", "more than a decade ago", "2016", "BEFORE")]
    public void Read_Approximation_HasAMod(string text, string words, string value, string mod)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, mod), (time.Span.Text, time.Value, time.Mod));
    }

    [Theory]
    [InlineData("The port was shut for the past three months.", "the past three months", "P3M", "2025-12-18", "2026-03-18")]
    [InlineData("The port will be shut for the next two weeks.", "the next two weeks", "P2W", "2026-03-18", "2026-04-01")]
    [InlineData("The port was shut twice in the past decade.", "the past decade", "P10Y", "2016-03-18", "2026-03-18")]
    public void Read_PastMonths_AreALengthThatEndsToday(string text, string words, string value, string begin, string end)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, begin, end), (time.Span.Text, time.Value, time.Begin, time.End));
    }

    [Theory]
    [InlineData("The 27-year-old sailor said no.")]
    [InlineData("The sailor is 27 years old.")]
    [InlineData("A sailor aged 27 years said no.")]
    [InlineData("The sailor, 27 years of age, said no.")]
    public void Read_Ages_AreNoLengths(string text)
    {
        Assert.Empty(Reading.Evidence(text).Times);
    }
}
