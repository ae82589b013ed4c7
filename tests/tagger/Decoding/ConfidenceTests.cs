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
    public void Of_PlainParameters_IsLogisticOfTheMeanMargin(double cue, double content, double expected) => Assert.Equal(expected, Confidence.Plain.Of(new ConfidenceSigns(cue, content, -3, -3, 1, -3)));

    [Fact]
    public void Of_FittedParameters_WeighsEachSign() =>
        Assert.Equal(0.73, new Confidence(0, [0.25, 1, 0.5, 2, 3, 1]).Of(new ConfidenceSigns(4, 1, -2, -1, 1, -1)));
}
