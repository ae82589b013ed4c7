namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class VagueTimeTests
{
    [Theory]
    [InlineData("The port is now shut.", "now", "PRESENT_REF")]
    [InlineData("The port is shut at the moment.", "at the moment", "PRESENT_REF")]
    [InlineData("The port shut in recent weeks.", "recent weeks", "PAST_REF")]
    [InlineData("The port will shut in the coming days.", "the coming days", "FUTURE_REF")]
    [InlineData("The port shut a few days ago.", "a few days ago", "PAST_REF")]
    [InlineData("The port will shut in the near future.", "the near future", "FUTURE_REF")]
    public void Read_VagueWords_AreRefs(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, ""), (time.Span.Text, time.Value, time.UnresolvedReason));
    }
}
