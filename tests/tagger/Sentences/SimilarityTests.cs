using Hearsay.Tagger.Sentences;

namespace Hearsay.Tagger.Tests.Sentences;

public sealed class SimilarityTests
{
    [Theory]
    [InlineData(new float[] { 3, 4 }, new float[] { 6, 8 }, 1)]
    [InlineData(new float[] { 3, 4 }, new float[] { -4, 3 }, 0)]
    [InlineData(new float[] { 3, 4 }, new float[] { -3, -4 }, -1)]
    [InlineData(new float[] { 1, 0 }, new float[] { 3, 4 }, 0.6)]
    [InlineData(new float[] { 0, 0 }, new float[] { 3, 4 }, 0)]
    [InlineData(new float[0], new float[0], 0)]
    public void Cosine_OfTwo_IsThatOfTheirAngle(float[] one, float[] other, double cosine) => Assert.Equal(cosine, Similarity.Cosine(one, other), 6);

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(43)]
    [InlineData(384)]
    public void Cosine_OfAnyWidth_CountsEveryNumberOnce(int width)
    {
        float[] one = [.. Enumerable.Range(0, width).Select(i => MathF.Sin(i + 1))], other = [.. Enumerable.Range(0, width).Select(i => MathF.Cos(2 * i))];
        double dot = one.Zip(other, (a, b) => (double)a * b).Sum(), lengths = Math.Sqrt(one.Sum(a => (double)a * a) * other.Sum(b => (double)b * b));

        Assert.Equal(dot / lengths, Similarity.Cosine(one, other), 5);
    }

    [Fact]
    public void Cosine_WhereverVectorsLieInMemory_IsTheSameToTheBit()
    {
        float[] one = [.. Enumerable.Range(0, 384).Select(i => MathF.Sin(i * i))], other = [.. Enumerable.Range(0, 384).Select(i => MathF.Cos(i))];
        var expected = Similarity.Cosine(one, other);

        for (var shift = 1; shift < 16; shift++)
        {
            float[] moved = [.. new float[shift], .. one], movedOther = [.. new float[16 - shift], .. other];
            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(Similarity.Cosine(moved.AsSpan(shift), movedOther.AsSpan(16 - shift))));
        }
    }

    [Fact]
    public void Cosine_OfOtherWidths_IsRejected() => Assert.Throws<ArgumentException>(() => Similarity.Cosine([1, 2], [1, 2, 3]));
}
