namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class DayTests
{
    [Theory]
    [InlineData("The port opened on the 19th of May 2024.", "the 19th of May 2024", "2024-05-19")]
    [InlineData("The port opened on the 5th of March.", "the 5th of March", "2026-03-05")]
    [InlineData("The port opened on Tuesday, March 3, 2026.", "Tuesday, March 3, 2026", "2026-03-03")]
    [InlineData("The port opened on Friday 13 March.", "Friday 13 March", "2026-03-13")]
    [InlineData("The ministers agreed to meet on Friday.", "Friday", "2026-03-20")]
    [InlineData("The ministers managed to meet on Friday.", "Friday", "2026-03-13")]
    [InlineData("The hearing is scheduled for Monday.", "Monday", "2026-03-23")]
    [InlineData("The talks begin on Friday.", "Friday", "2026-03-20")]
    [InlineData("The court said that the port would reopen on Saturday.", "Saturday", "2026-03-21")]
    [InlineData("The match is set for Sunday.", "Sunday", "2026-03-22")]
    [InlineData("The union called for a march on Friday.", "Friday", "2026-03-20")]
    [InlineData("The captain could not be reached on Tuesday.", "Tuesday", "2026-03-17")]
    [InlineData("The port opens on Tuesday of next week.", "Tuesday of next week", "2026-03-24")]
    [InlineData("The port opened last Tuesday.", "last Tuesday", "2026-03-10")]
    [InlineData("The port opened on 05-Mar-2026.", "05-Mar-2026", "2026-03-05")]
    [InlineData("The sale rests until the report is published on June 30.", "June 30", "2026-06-30")]
    [InlineData("The port opened on June 30.", "June 30", "2025-06-30")]
    [InlineData("The port opened this morning.", "this morning", "2026-03-18TMO")]
    [InlineData("The port shut last night.", "last night", "2026-03-17TNI")]
    [InlineData("The port shut in the early morning of 5 March.", "the early morning of 5 March", "2026-03-05TMO")]
    [InlineData("The port opened the day before yesterday.", "the day before yesterday", "2026-03-16")]
    [InlineData("The port opened on Christmas Day.", "Christmas Day", "2025-12-25")]
    [InlineData("The port will open on New Year's Day.", "New Year's Day", "2027-01-01")]
    public void Read_Day_HasItsDate(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, ""), (time.Span.Text, time.Value, time.UnresolvedReason));
    }

    [Theory]
    [InlineData("The group Vell Today said no.")]
    [InlineData("May Sorrel said no.")]
    [InlineData("The second ship may fall behind.")]
    [InlineData("June Quill said no.")]
    public void Read_NamesAndVerbs_AreNoDays(string text)
    {
        Assert.Empty(Reading.Evidence(text).Times);
    }

    [Fact]
    public void Read_DaysOfAList_AreEachADay()
    {
        var times = Reading.Evidence("The court sat on March 3, 4 and 5.").Times;
        Assert.Equal(["2026-03-03", "2026-03-04", "2026-03-05"], times.Select(time => time.Value));
    }

    [Fact]
    public void Read_FiguresBesideADate_AreNoDays()
    {
        var time = Assert.Single(Reading.Evidence("They buried 4 on March 3 and 5 people fled.").Times);
        Assert.Equal("2026-03-03", time.Value);
    }
}
