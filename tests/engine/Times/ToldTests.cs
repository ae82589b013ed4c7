namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class ToldTests
{
    [Theory]
    [InlineData("The port shut on March 3. It opened the next day.", "the next day", "2026-03-04")]
    [InlineData("The port shut on March 3. It opened a day later.", "a day later", "2026-03-04")]
    [InlineData("The port shut on March 3. It had opened the previous day.", "the previous day", "2026-03-02")]
    [InlineData("The port shut on March 3. The mayor left the same day.", "the same day", "2026-03-03")]
    [InlineData("The port shut on March 3, 2019. Rivals opened later that year.", "later that year", "2019")]
    [InlineData("The port shut in 2014. Its owner left two years earlier.", "two years earlier", "2012")]
    [InlineData("The port shut on March 3. The mayor left that evening.", "that evening", "2026-03-03TEV")]
    public void Read_RelativeToATimeTold_CountsFromIt(string text, string words, string value)
    {
        var time = Reading.Evidence(text).Times[^1];
        Assert.Equal((words, value), (time.Span.Text, time.Value));
    }

    [Fact]
    public void Read_NothingToldBefore_IsAmbiguous()
    {
        var time = Assert.Single(Reading.Evidence("The port opened the next day.").Times);
        Assert.Equal(("", "AMBIGUOUS"), (time.Value, time.UnresolvedReason));
    }

    [Fact]
    public void Read_History_GivesMonthsTheYearToldLast()
    {
        const string text = "The league was founded in 1911. The war began in 1912. On 5 March 1913 the port fell. In May the mayor fled, and on 7 June the town burned. In 1914 the league was gone.";
        Assert.Contains(Reading.Evidence(text).Times, time => (time.Span.Text, time.Value) == ("May", "1913-05"));
        Assert.Contains(Reading.Evidence(text).Times, time => (time.Span.Text, time.Value) == ("7 June", "1913-06-07"));
    }

    [Fact]
    public void Read_OldYearInNews_DoesNotDrawMonthsToIt()
    {
        var times = Reading.Evidence("The port, founded in 1911, said in February that it would shut.").Times;
        Assert.Equal(["1911", "2026-02"], times.Select(time => time.Value));
    }

    [Fact]
    public void Read_MonthBesideATimeOfToday_IsNoneOfTheHistory()
    {
        const string text = "She was born in 1938. She married in 1959. She toured in 1971. She refused a title in 2003. She played until last month and had hoped to tour in February.";
        Assert.Equal("2026-02", Reading.Evidence(text).Times[^1].Value);
    }

    [Fact]
    public void Read_FollowingWeekday_CountsFromTheDayTold()
    {
        var times = Reading.Evidence("The port shut on 2 March. It opened the following Friday.").Times;
        Assert.Equal("2026-03-06", times[^1].Value);
    }
}
