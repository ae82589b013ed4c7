using CsCheck;
using Hearsay.Tagger.Pieces;

namespace Hearsay.Tagger.Tests.Pieces;

public sealed class PieceReaderTests
{
    private const int Unknown = 100;

    public static TheoryData<int> GoldenTexts => [.. Enumerable.Range(0, GoldenReadings.All.Pieces.Count)];

    [Theory]
    [MemberData(nameof(GoldenTexts))]
    public void Read_GoldenText_IsReadAsInTraining(int row)
    {
        var golden = GoldenReadings.All.Pieces[row];
        var pieces = Read(golden.Text);

        Assert.Equal(golden.Ids, pieces.Ids.ToArray());
        Assert.Equal(golden.Shapes, pieces.Shapes.ToArray().Select(shape => (int)shape));
        Assert.Equal(golden.Quoted, pieces.Quoted.ToArray().Select(quoted => quoted ? 1 : 0));
        Assert.Equal(golden.Paragraph, pieces.OpensParagraph.ToArray().Select(opens => opens ? 1 : 0));
        Assert.Equal(golden.Starts, CodePoints(golden.Text, pieces.Starts.ToArray()));
        Assert.Equal(golden.Ends, CodePoints(golden.Text, pieces.Ends.ToArray()));
    }

    [Fact]
    public void Read_HalvesOfPairs_AreUnknownMarks()
    {
        var pieces = Read("\uD83Dport\uDE00\uDE00");

        Assert.Equal([Unknown, 3417, Unknown, Unknown], pieces.Ids.ToArray());
        Assert.Equal([WordShape.Punctuation, WordShape.Lower, WordShape.Punctuation, WordShape.Punctuation], pieces.Shapes.ToArray());
        Assert.Equal([0, 1, 5, 6], pieces.Starts.ToArray());
    }

    [Fact]
    public void Read_HeadlineWithoutStop_ReadsOneInThePlaceOfTheSpace()
    {
        var pieces = PieceReader.Read("Port shut\nIt rained.", [9], TestContext.Current.CancellationToken);

        Assert.Equal(Read("Port shut.\nIt rained.").Ids.ToArray(), pieces.Ids.ToArray());
        Assert.Equal((9, 10), (pieces.Starts[2], pieces.Ends[2]));
        Assert.True(pieces.OpensParagraph[3]);
    }

    [Fact]
    public void Read_AnyText_GivesWordsInOrderThatLeaveOutOnlySpace()
    {
        Documents.Any.Sample(
            text =>
            {
                var pieces = Read(text);
                var end = 0;
                for (var i = 0; i < pieces.Count; i++)
                {
                    var isNext = i > 0 && pieces.Starts[i] == pieces.Starts[i - 1];
                    Assert.Equal(isNext, pieces.Shapes[i] == WordShape.Continuation);
                    Assert.True(isNext ? pieces.Ends[i] == end : pieces.Starts[i] >= end && pieces.Ends[i] > pieces.Starts[i]);
                    Assert.True(isNext || text[end..pieces.Starts[i]].All(Character.IsSpace));
                    Assert.DoesNotContain(text[pieces.Starts[i]..pieces.Ends[i]], Character.IsSpace);
                    Assert.Equal(!isNext && (i == 0 || text[end..pieces.Starts[i]].Contains('\n')), pieces.OpensParagraph[i]);
                    Assert.InRange(pieces.Ids[i], 0, 30521);
                    end = pieces.Ends[i];
                }

                Assert.True(text[end..].All(Character.IsSpace));
            },
            iter: 10_000);
    }

    [Fact]
    public void Read_WordOfAMebibyte_IsOneUnknownPiece()
    {
        var pieces = Read("Ada " + new string('x', 1 << 20) + " Quill");

        Assert.Equal(Unknown, pieces.Ids[1]);
        Assert.Equal(((1 << 20) + 4, 4), (pieces.Ends[1], pieces.Starts[1]));
    }

    [Fact]
    public void Read_MillionQuotationMarks_IsAMillionPieces()
    {
        var pieces = Read(new string('"', 1_000_000));

        Assert.Equal(1_000_000, pieces.Count);
        Assert.False(pieces.Quoted.Contains(false));
    }

    [Fact]
    public void Read_CancelledToken_IsHonoured() =>
        Assert.ThrowsAny<OperationCanceledException>(() => PieceReader.Read("Ada Quill spoke.", new CancellationToken(canceled: true)));

    private static PieceText Read(string text) => PieceReader.Read(text, TestContext.Current.CancellationToken);

    private static IEnumerable<int> CodePoints(string text, int[] indices) =>
        indices.Select(index => index - Enumerable.Range(0, index).Count(at => char.IsHighSurrogate(text[at])));
}
