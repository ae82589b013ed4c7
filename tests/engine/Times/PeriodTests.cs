namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("The port shut in the 1990s.", "the 1990s", "199")]
    [InlineData("The port dates from the 17th century.", "the 17th century", "16")]
    [InlineData("The port was built in the summer of 2014.", "the summer of 2014", "2014-SU")]
    [InlineData("The port shut last summer.", "last summer", "2025-SU")]
    [InlineData("Profit rose in the third quarter of 2025.", "the third quarter of 2025", "2025-Q3")]
    [InlineData("Profit rose in the first quarter.", "the first quarter", "2026-Q1")]
    [InlineData("Profit rose in the second half of last year.", "the second half of last year", "2025-H2")]
    [InlineData("Profit rose in fiscal 2024.", "fiscal 2024", "FY2024")]
    [InlineData("The port shut last weekend.", "last weekend", "2026-W11-WE")]
    [InlineData("The port was shut last March.", "last March", "2025-03")]
    [InlineData("The port opens next June.", "next June", "2026-06")]
    [InlineData("Elections are due in May.", "May", "2026-05")]
    [InlineData("The port opened in August 2019.", "August 2019", "2019-08")]
    [InlineData("The port opened in 264 BC.", "264 BC", "BC0264")]
    [InlineData("The 2019 strike hurt the port.", "2019", "2019")]
    public void Read_Period_HasItsValue(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, ""), (time.Span.Text, time.Value, time.UnresolvedReason));
    }

    [Theory]
    [InlineData("The port shut in early March.", "early March", "2026-03", "START")]
    [InlineData("The port shut in late 2024.", "late 2024", "2024", "END")]
    [InlineData("The port shut in mid-2011.", "mid-2011", "2011", "MID")]
    [InlineData("The port shut at the end of 2014.", "the end of 2014", "2014", "END")]
    [InlineData("The port shut at the beginning of last year.", "the beginning of last year", "2025", "START")]
    [InlineData("The port will shut by the end of the month.", "the end of the month", "2026-03", "END")]
    [InlineData("The port shut late on Sunday.", "late on Sunday", "2026-03-15", "END")]
    [InlineData("The port shut in the late 1990s.", "the late 1990s", "199", "END")]
    public void Read_Phase_HasAMod(string text, string words, string value, string mod)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, mod), (time.Span.Text, time.Value, time.Mod));
    }

    [Theory]
    [InlineData("The fall of the town hurt the port.")]
    [InlineData("They scored twice in the first half of the match.")]
    [InlineData("A spring in the clock broke.")]
    [InlineData("She ran the last mile.")]
    [InlineData("The end of the war hurt the port.")]
    public void Read_OtherWords_AreNoPeriods(string text)
    {
        Assert.Empty(Reading.Evidence(text).Times);
    }

    [Fact]
    public void Read_EarlierThisMonth_IsBoundedByPublication()
    {
        var time = Assert.Single(Reading.Evidence("The port shut earlier this month.").Times);
        Assert.Equal(("earlier this month", "2026-03", "2026-03-01", "2026-03-18"), (time.Span.Text, time.Value, time.Begin, time.End));
    }
}
