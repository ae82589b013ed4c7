using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Tests.Decoding;

public sealed class ContentEndsTests
{
    private const int Length = 40;

    [Fact]
    public void Move_PointersNearby_MovesBothEnds() =>
        Assert.Equal(["8-17"], Move([new(10, 14, 1)], [new(2, 3, 2)], (Pointer.ContentStart, 8), (Pointer.ContentEnd, 16)));

    [Fact]
    public void Move_PointersFarOff_StaysWithinReach() =>
        Assert.Equal(["10-14"], Move([new(10, 14, 1)], [new(2, 3, 2)], (Pointer.ContentStart, 3), (Pointer.ContentStart, 10), (Pointer.ContentEnd, 25), (Pointer.ContentEnd, 13)));

    [Fact]
    public void Move_CueAndSourceAround_StopsThere() =>
        Assert.Equal(["10-16"], Move([new(11, 14, 1)], [new(8, 10, 2), new(16, 18, 0)], (Pointer.ContentStart, 9), (Pointer.ContentStart, 10), (Pointer.ContentEnd, 17), (Pointer.ContentEnd, 15)));

    [Fact]
    public void Move_SecondTakenWholeByTheFirst_IsLeftOut() =>
        Assert.Equal(["10-16"], Move([new(10, 12, 1), new(13, 14, 1)], [new(2, 3, 2)], (Pointer.ContentStart, 10), (Pointer.ContentEnd, 15)));

    [Fact]
    public void Move_ThirdReachedByTheSecond_BeginsAfterIt() =>
        Assert.Equal(["4-5", "10-16", "16-20"], Move(
            [new(4, 5, 1), new(10, 12, 1), new(14, 20, 1)], [new(2, 3, 2)],
            (Pointer.ContentStart, 4), (Pointer.ContentEnd, 4), (Pointer.SecondContentStart, 10), (Pointer.SecondContentEnd, 15)));

    [Fact]
    public void Move_PointersInDoubt_GoesByTheRoles()
    {
        var weights = new double[Length + 1];
        Array.Fill(weights, 1, 13, Length + 1 - 13);

        var moved = ContentEnds.Move([new(10, 14, 1)], new PointerScores(new float[Labels.PointerCount * (Length + 1)]), weights, [], DecodingRules.Default);

        Assert.Equal([new PieceSpan(4, 13, 1)], moved);
    }

    // A pointer named later is weaker, one that is not named at all points nowhere.
    private static IEnumerable<string> Move(List<PieceSpan> contents, PieceSpan[] own, params (Pointer Pointer, int Piece)[] pointed)
    {
        var scores = new float[Labels.PointerCount * (Length + 1)];
        for (var i = 0; i < pointed.Length; i++)
        {
            scores[((int)pointed[i].Pointer * (Length + 1)) + pointed[i].Piece] = 10 - i;
        }

        return ContentEnds.Move(contents, new PointerScores(scores), new double[Length + 1], own, DecodingRules.Default).Select(span => $"{span.Start}-{span.End}");
    }
}
