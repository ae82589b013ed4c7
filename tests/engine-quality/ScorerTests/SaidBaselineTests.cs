using Hearsay.Engine.Quality.Tests.Readers;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class SaidBaselineTests
{
    [Theory]
    [InlineData("The port is shut, Ada Quill said on Monday.", "Ada Quill", "said", "The port is shut on Monday")]
    [InlineData("It rained. According to Bram Holt, \U0001F6A2 ships wait in Vell.", "Bram Holt", "According to", "\U0001F6A2 ships wait in Vell")]
    [InlineData("the port is shut, she says.", "", "says", "the port is shut, she")]
    public void Read_SentenceWithACue_IsAnAttribution(string text, string source, string cue, string content)
    {
        var found = Assert.Single(SaidBaseline.Read(text, "", TestContext.Current.CancellationToken).Attributions);
        var points = new CodePointText(text);

        Assert.Equal((source, cue, content), (points.Of(found.Source), points.Of(found.Cue), points.Of(found.Content)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nothing to report.")]
    public void Read_TextWithoutACue_HasNoAttribution(string text) => Assert.Empty(SaidBaseline.Read(text, "", TestContext.Current.CancellationToken).Attributions);
}
