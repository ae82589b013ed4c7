using Hearsay.Tagger.Decoding;

namespace Hearsay.Tagger.Tests.Decoding;

public sealed class ConfidenceTests
{
    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(2, 2, 0.88)]
    [InlineData(-9, 3, 0.05)]
    [InlineData(5000, 5000, 1)]
    [InlineData(-5000, -5000, 0)]
    public void Of_PlainParameters_IsLogisticOfTheMeanMargin(double cue, double content, double expected) => Assert.Equal(expected, Confidence.Plain.Of(Attribution(cue, content)));

    [Fact]
    public void Of_FittedParameters_WeighsEachMargin() => Assert.Equal(0.73, new Confidence(-1, 0.25, 1).Of(Attribution(4, 1)));

    private static PieceAttribution Attribution(double cue, double content) => new(0, new PieceSpan(0, 1, 2), null, [new PieceSpan(1, 2, 1)], cue, content);
}
