using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("The port opened at 10:30 a.m. on Monday.", "10:30 a.m. on Monday", "2026-03-16T10:30")]
    [InlineData("The port opened on Monday at 3pm.", "Monday at 3pm", "2026-03-16T15:00")]
    [InlineData("The port opened at 18:00 UTC.", "18:00 UTC", "2026-03-18T18:00Z")]
    [InlineData("The port opened at 1015 GMT.", "1015 GMT", "2026-03-18T10:15Z")]
    [InlineData("The port opened at 6:40 p.m. (GMT +8).", "6:40 p.m. (GMT +8)", "2026-03-18T18:40+08:00")]
    [InlineData("The port opened at noon.", "noon", "2026-03-18T12:00")]
    [InlineData("The port opened at 7 a.m. local time.", "7 a.m. local time", "2026-03-18T07:00")]
    [InlineData("The port will open at 10am tomorrow.", "10am tomorrow", "2026-03-19T10:00")]
    [InlineData("The port opened at half past nine.", "half past nine", "2026-03-18T09:30")]
    [InlineData("The port opened at five in the morning.", "five in the morning", "2026-03-18T05:00")]
    [InlineData("The port opens from 9am-5pm.", "from 9am-5pm", "2026-03-18T09:00/2026-03-18T17:00")]
    public void Read_Clock_HasItsDayAndZone(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((TimeType.Time, words, value), (time.Type, time.Span.Text, time.Value));
    }

    [Fact]
    public void Read_ClockAfterItsDay_IsOfThatDay()
    {
        var times = Reading.Evidence("The port shut on Monday. Police came at 10:30 p.m.").Times;
        Assert.Equal(["2026-03-16", "2026-03-16T22:30"], times.Select(time => time.Value));
    }

    [Fact]
    public void Read_NoPublicationDate_KeepsTheTimeOfDay() => Assert.Equal("T10:30", Assert.Single(Reading.Evidence("The port opened at 10:30 a.m. sharp.", "").Times).Value);

    [Fact]
    public void Read_OClockOfAnEvening_IsLate()
    {
        var times = Reading.Evidence("The council met last night. It voted at ten o'clock.").Times;
        Assert.Equal("2026-03-17T22:00", times[^1].Value);
    }
}
