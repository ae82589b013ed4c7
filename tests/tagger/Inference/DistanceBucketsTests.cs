using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Tests.Inference;

public sealed class DistanceBucketsTests
{
    [Fact]
    public void Of_EveryDistance_IsTheBucketOfTraining() =>
        Assert.Equal(GoldenReadings.All.Buckets, Enumerable.Range(-512, 1025).Select(DistanceBuckets.Of));

    [Theory]
    [InlineData(0, 32)]
    [InlineData(-7, 25)]
    [InlineData(8, 40)]
    [InlineData(16, 44)]
    [InlineData(-512, 0)]
    [InlineData(512, 64)]
    public void Of_SomeDistances_IsAsWritten(int distance, int bucket) => Assert.Equal(bucket, DistanceBuckets.Of(distance));
}
