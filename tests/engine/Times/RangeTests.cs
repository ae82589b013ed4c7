namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class RangeTests
{
    [Theory]
    [InlineData("The fair runs on 3-5 March.", "3-5 March", "2026-03-03/2026-03-05")]
    [InlineData("The fair ran on March 3\u20135, 2024.", "March 3\u20135, 2024", "2024-03-03/2024-03-05")]
    [InlineData("The war of 2010-14 hurt the port.", "2010-14", "2010/2014")]
    [InlineData("The January-June 2016 figures fell.", "January-June 2016", "2016-01/2016-06")]
    [InlineData("The battle (14 August-2 September 2019) hurt the port.", "14 August-2 September 2019", "2019-08-14/2019-09-02")]
    public void Read_RangeInOnePhrase_IsOneTime(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, value), (time.Span.Text, time.Value, time.Begin + "/" + time.End));
    }

    [Theory]
    [InlineData("The port was shut from 2010 to 2014.", "2010", "2010", "2014", "2014")]
    [InlineData("The port was shut from March to August 2011.", "March", "2011-03", "August 2011", "2011-08")]
    [InlineData("The fair ran between 3 and 5 March.", "3", "2026-03-03", "5 March", "2026-03-05")]
    [InlineData("The port was shut from December to January.", "December", "2025-12", "January", "2026-01")]
    [InlineData("The strike lasted from Monday to Wednesday.", "Monday", "2026-03-16", "Wednesday", "2026-03-18")]
    [InlineData("The port thrived from the 15th to the 17th century.", "15th", "14", "the 17th century", "16")]
    public void Read_RangeInWords_IsATimeForEachEnd(string text, string first, string begin, string last, string end)
    {
        var times = Reading.Evidence(text).Times;
        Assert.Equal([(first, begin), (last, end)], times.Select(time => (time.Span.Text, time.Value)));
        Assert.All(times, time => Assert.Equal((begin, end), (time.Begin, time.End)));
    }

    [Fact]
    public void Read_MovedFromDayToDay_IsNoRange()
    {
        var times = Reading.Evidence("The vote was moved from Monday to Wednesday.").Times;
        Assert.Equal(2, times.Count);
        Assert.All(times, time => Assert.Equal("", time.Begin));
    }
}
