using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class SetTests
{
    [Theory]
    [InlineData("The court sits every Tuesday.", "every Tuesday", "XXXX-WXX-2", "EVERY", "")]
    [InlineData("The court sits on Mondays.", "Mondays", "XXXX-WXX-1", "EVERY", "")]
    [InlineData("The court sits every day.", "every day", "P1D", "EVERY", "")]
    [InlineData("The court sits each year.", "each year", "P1Y", "EACH", "")]
    [InlineData("The court sits every other week.", "every other week", "P2W", "EVERY", "")]
    [InlineData("The court sits every two years.", "every two years", "P2Y", "EVERY", "")]
    [InlineData("The court sits twice a week.", "twice a week", "P1W", "EVERY", "2X")]
    [InlineData("The court sits three times a year.", "three times a year", "P1Y", "EVERY", "3X")]
    [InlineData("The court hears 40 cases a month.", "a month", "P1M", "EVERY", "")]
    [InlineData("The court sits every morning.", "every morning", "XXXX-XX-XXTMO", "EVERY", "")]
    [InlineData("The court sits every evening at six.", "every evening at six", "XXXX-XX-XXT18:00", "EVERY", "")]
    [InlineData("The court sits every day at 7:15 p.m.", "every day at 7:15 p.m.", "XXXX-XX-XXT19:15", "EVERY", "")]
    [InlineData("Prices rose by nine per cent a year.", "a year", "P1Y", "EVERY", "")]
    [InlineData("The court publishes a monthly list.", "monthly", "P1M", "EVERY", "")]
    public void Read_Recurrence_HasValueQuantAndFreq(string text, string words, string value, string quant, string freq)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((TimeType.Set, words, value, quant, freq), (time.Type, time.Span.Text, time.Value, time.Quant, time.Freq));
    }

    [Theory]
    [InlineData("The Daily Lantern said no.")]
    [InlineData("The union weekly Slip says no.")]
    [InlineData("Every ship was shut out.")]
    public void Read_NamesAndOtherWords_AreNoSets(string text)
    {
        Assert.Empty(Reading.Evidence(text).Times);
    }
}
