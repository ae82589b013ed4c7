namespace Hearsay.Articles.Tests;

public sealed class PublicationTimeTests
{
    [Theory]
    [InlineData("2025-11-19", null, null)]
    [InlineData("2025-11-19T13:43", "13:43", null)]
    [InlineData("2025-11-19T13:43:10.25Z", "13:43", "00:00")]
    [InlineData("2025-11-19T13:43+02:00", "13:43", "02:00")]
    [InlineData("2025-11-19 13:43-0530", "13:43", "-05:30")]
    public void TryParse_GoodForms_GiveTheLocalDate(string text, string? clock, string? offset)
    {
        Assert.True(PublicationTime.TryParse(text, out var time));
        Assert.Equal(new DateOnly(2025, 11, 19), time.LocalDate);
        Assert.Equal(clock, time.TimeOfDay?.ToString("HH:mm", null));
        Assert.Equal(offset, time.Offset is { } o ? (o < TimeSpan.Zero ? "-" : "") + o.ToString("hh\\:mm", null) : null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-02-30")]
    [InlineData("2025-11-19T25:00")]
    [InlineData("2025-11-19T13:43 Europe/Vell")]
    [InlineData("2025-11-19T13:43+15:00")]
    [InlineData("2025-11-19T13:43+1")]
    [InlineData("2025-11-19T")]
    [InlineData("2025-11-19Z")]
    [InlineData("19-11-2025")]
    public void TryParse_OtherForms_AreRefused(string? text)
    {
        Assert.False(PublicationTime.TryParse(text, out _));
    }

    [Fact]
    public void EarliestInstant_NoOffset_IsTheFurthestEast()
    {
        Assert.True(PublicationTime.TryParse("2025-11-19T13:43", out var time));
        Assert.Equal(new DateTimeOffset(2025, 11, 18, 23, 43, 0, TimeSpan.Zero), time.EarliestInstant);
        Assert.True(PublicationTime.TryParse("0001-01-01", out var first));
        Assert.Equal(DateTimeOffset.MinValue, first.EarliestInstant);
    }
}
