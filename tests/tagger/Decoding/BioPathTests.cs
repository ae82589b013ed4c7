using CsCheck;
using Hearsay.Tagger.Decoding;

namespace Hearsay.Tagger.Tests.Decoding;

public sealed class BioPathTests
{
    private const int Count = 5;

    // Whole numbers: sums are exact, so that the best is the best whatever the order of adding.
    private static readonly Gen<float[]> Scores = Gen.Int[-8, 8].Select(value => (float)value).Array[Count].Array[0, 6].Select(rows => rows.SelectMany(row => row).ToArray());

    [Fact]
    public void Best_AnyScores_IsAsGoodAsTheBestOfAllAllowed()
    {
        Scores.Sample(scores =>
        {
            var path = BioPath.Best(scores, Count);

            Assert.True(IsAllowed(path));
            Assert.Equal(Allowed(scores.Length / Count).Max(other => Sum(scores, other)), Sum(scores, path));
        });
    }

    [Fact]
    public void Spans_MixedPath_ArePartedByBeginAndKind() =>
        Assert.Equal([new(0, 1, 0), new(1, 3, 0), new(4, 5, 1), new(5, 7, 0)], BioPath.Spans([1, 1, 2, 0, 3, 1, 2]));

    [Fact]
    public void Best_InsideWithoutABegin_BeginsInstead() =>
        Assert.Equal([1, 2, 2, 0], BioPath.Best([0, 3, 9, 0, 0, 9, 0, 0, 9, 9, 0, 0], 3));

    private static IEnumerable<byte[]> Allowed(int length) =>
        length == 0 ? [[]] : Allowed(length - 1).SelectMany(path => Enumerable.Range(0, Count).Select(label => (byte[])[.. path, (byte)label])).Where(IsAllowed);

    private static bool IsAllowed(byte[] path) =>
        Enumerable.Range(0, path.Length).All(t => path[t] == 0 || path[t] % 2 == 1 || (t > 0 && (path[t - 1] == path[t] || path[t - 1] == path[t] - 1)));

    private static float Sum(float[] scores, byte[] path) => path.Select((label, t) => scores[(t * Count) + label]).Sum();
}
