using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class NumericDateTests
{
    [Theory]
    [InlineData("The port opened on 19/11/2025.", "", "2025-11-19")]
    [InlineData("The port opened on 11/19/2025.", "", "2025-11-19")]
    [InlineData("The port opened on 5/6/2025.", "en-GB", "2025-06-05")]
    [InlineData("The port opened on 5/6/2025.", "en-US", "2025-05-06")]
    [InlineData("The port opened on 5/6/2025 and shut on 19/11/2025.", "", "2025-06-05")]
    [InlineData("The port opened on 5/6/2025 and shut on November 19, 2025.", "", "2025-05-06")]
    [InlineData("The port opened on 2025-11-19.", "", "2025-11-19")]
    [InlineData("The port opened on 23.04.2022.", "", "2022-04-23")]
    public void Read_Figures_FollowTheDocument(string text, string language, string value)
    {
        var evidence = new EvidenceEngine().Read(new EngineInput(text, [], new PublicationFacts { Published = "2026-03-18", Language = language }), TestContext.Current.CancellationToken);
        Assert.Equal(value, evidence.Times[0].Value);
    }

    [Fact]
    public void Read_FiguresOfEitherOrder_AreAmbiguous()
    {
        var time = Assert.Single(Reading.Evidence("The port opened on 5/6/2025.").Times);
        Assert.Equal(("5/6/2025", "", "AMBIGUOUS"), (time.Span.Text, time.Value, time.UnresolvedReason));
    }

    [Fact]
    public void Read_FiguresThatAreNoDate_AreNoTime() => Assert.Empty(Reading.Evidence("The vote was 45/60/2025 or 3/4 of all.").Times);
}
