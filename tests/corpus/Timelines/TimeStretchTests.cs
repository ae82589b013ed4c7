using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Timelines;

namespace Hearsay.Corpus.Tests.Timelines;

public sealed class TimeStretchTests
{
    [Theory]
    [InlineData("2031-05-04", "2031-05-04", "2031-05-04", DatePrecision.Day)]
    [InlineData("2031-05-04T09:30", "2031-05-04", "2031-05-04", DatePrecision.Time)]
    [InlineData("2031-05-04T09:30Z", "2031-05-04", "2031-05-04", DatePrecision.Time)]
    [InlineData("2031-05-04T09:30+02:00", "2031-05-04", "2031-05-04", DatePrecision.Time)]
    [InlineData("2031-05-04TMO", "2031-05-04", "2031-05-04", DatePrecision.Day)]
    [InlineData("2031-W01", "2030-12-30", "2031-01-05", DatePrecision.Week)]
    [InlineData("2031-W18-WE", "2031-05-03", "2031-05-04", DatePrecision.Week)]
    [InlineData("2031-W18-7", "2031-05-04", "2031-05-04", DatePrecision.Day)]
    [InlineData("2032-02", "2032-02-01", "2032-02-29", DatePrecision.Month)]
    [InlineData("2031-Q2", "2031-04-01", "2031-06-30", DatePrecision.Year)]
    [InlineData("2031-H2", "2031-07-01", "2031-12-31", DatePrecision.Year)]
    [InlineData("2031-WI", "2031-12-01", "2032-02-29", DatePrecision.Year)]
    [InlineData("2031", "2031-01-01", "2031-12-31", DatePrecision.Year)]
    [InlineData("203", "2030-01-01", "2039-12-31", DatePrecision.Year)]
    [InlineData("20", "2000-01-01", "2099-12-31", DatePrecision.Year)]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31", DatePrecision.Day)]
    [InlineData("9999-WI", "9999-12-01", "9999-12-31", DatePrecision.Year)]
    public void Of_Value_IsItsDays(string value, string first, string last, DatePrecision precision)
    {
        var stretch = TimeStretch.Of(value);

        Assert.NotNull(stretch);
        Assert.Equal(
            (first, last, precision),
            ($"{stretch.Value.FirstDay:yyyy-MM-dd}", $"{stretch.Value.LastDay:yyyy-MM-dd}", stretch.Value.Precision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P3D")]
    [InlineData("T10:30")]
    [InlineData("PAST_REF")]
    [InlineData("XXXX-WXX-1")]
    [InlineData("2031-02-30")]
    [InlineData("2031-W54")]
    [InlineData("2031-Q5")]
    [InlineData("2031-13")]
    [InlineData("0000")]
    [InlineData("9999-W53")]
    [InlineData("PT2H")]
    public void Of_ValueThatIsNoTimeOfTheCalendar_IsNone(string value) => Assert.Null(TimeStretch.Of(value));

    [Fact]
    public void Overlaps_TimesOfOneDay_ComparesMinutes()
    {
        var morning = TimeStretch.Of("2031-05-04TMO")!.Value;
        var clock = TimeStretch.Of("2031-05-04T09:30")!.Value;

        Assert.True(morning.Overlaps(clock));
        Assert.False(clock.Overlaps(TimeStretch.Of("2031-05-04T09:31")!.Value));
        Assert.False(morning.Overlaps(TimeStretch.Of("2031-05-04TEV")!.Value));
        // A time of another zone may be the same minute.
        Assert.True(clock.Overlaps(TimeStretch.Of("2031-05-04T07:30Z")!.Value));
    }
}
