using CsCheck;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Texts;

namespace Hearsay.Corpus.Tests.Texts;

public sealed class TextKindTests
{
    private const string Wire = "The harbour board of Port Ilsa will close the old lighthouse on Friday, its chairwoman told reporters after a long meeting. "
        + "Engineers had warned in March that the lantern room could fall into the sea during the next winter storm.\n\n"
        + "\"We have put this off for ten years and we cannot put it off again,\" Ada Quill said.\n\n"
        + "The tower was built by fishermen's families two centuries ago and has guided ferries through the narrow strait ever since. "
        + "Boats will rely on an automatic beacon that the navy installed on the northern pier last summer. "
        + "The board expects the work to take eight months and to cost some four million crowns.";

    private const string Reworded = "Boats will rely on the automatic beacon that the navy put up on the northern pier last summer. "
        + "The work is to take eight months and should cost some four million crowns, the board expects.\n\n"
        + "The harbour board of Port Ilsa will shut the old lighthouse on Friday, its chairwoman said after a long meeting. "
        + "In March engineers warned that the lantern room could drop into the sea during a winter storm.\n\n"
        + "“We have put this off for ten years and we cannot put it off again”, Ada Quill said.";

    private const string OwnReport = "Port Ilsa is to lose its best-known landmark. Ada Quill, who chairs the town's harbour authority, announced yesterday that nobody may climb the 200-year-old tower after this week.\n\n"
        + "\"We have put this off for ten years and we cannot put it off again,\" she told a crowded room. \"The lantern room could fall into the sea during the next winter storm.\"\n\n"
        + "Residents were divided. Some wept; a ferry captain called the decision overdue. Repairs may run to 4m crowns, according to papers handed out at the door.";

    private static readonly TextKind Kind = new();

    [Fact]
    public void Text_WithOtherHeadlineDatelineAndCredit_IsTheSameUnit()
    {
        var own = Unit("Lighthouse to close\n\n" + Wire, (BlockKind.Title, 0, 19), (BlockKind.Paragraph, 21, 21 + Wire.Length));
        var copied = Unit("PORT ILSA (QW) - " + Wire + "\n\nReporting by Ben Roe; editing by Cy Dunn", (BlockKind.Dateline, 0, 17), (BlockKind.Paragraph, 17, 17 + Wire.Length), (BlockKind.Paragraph, 19 + Wire.Length, 58 + Wire.Length));

        Assert.Equal(own.Id, copied.Id);
        Assert.Equal(TextKind.Identical, Kind.Compare(own.Bytes, copied.Bytes).Reason);
    }

    [Fact]
    public void Copy_WithASentenceDroppedAndOneAdded_IsACopy() =>
        AssertSame(TextKind.Copy, Wire, Wire.Replace("The tower was built by fishermen's families two centuries ago and has guided ferries through the narrow strait ever since. ", "", StringComparison.Ordinal)
            .Replace('"', '”') + " The mayor did not answer calls.");

    [Fact]
    public void Copy_WithParagraphsMovedAndSentencesReworded_IsARewrite() => AssertSame(TextKind.Rewrite, Wire, Reworded);

    [Fact]
    public void Report_OfItsOwnWithTheSameQuotation_IsNoCopy() => Assert.Equal(Relation.Unrelated, Kind.Compare(Unit(Wire).Bytes, Unit(OwnReport).Bytes).Relation);

    [Fact]
    public void Sentence_ThatTellsTheSameFact_IsNoCopy()
    {
        const string One = "The dam at Tarn has 28 gates, a senior official told the Post on Monday. Nobody has counted them since the flood.";
        const string Other = "The Water Ministry denied on Tuesday that the dam at Tarn has 28 gates.";

        Assert.Equal(Relation.Unrelated, Kind.Compare(Unit(One).Bytes, Unit(Other).Bytes).Relation);
    }

    [Fact]
    public void Text_WithoutWords_HasNoUnit()
    {
        Assert.Null(TextUnit.Of("", []));
        Assert.Null(TextUnit.Of(" \n…", []));
    }

    [Fact]
    public void Text_OfAnyLetters_IsComparedAlikeInEitherOrder()
    {
        var pieces = Gen.OneOf(Gen.String, Gen.OneOf("The board met. ", "\"We will,\" she said. ", "It's 'odd' ", "\n\n", "“Open ", "Mr. Quill left! ", "😀 ")).Array[0, 20].Select(string.Concat);
        Gen.Select(pieces, pieces).Sample((one, other) =>
        {
            if (TextUnit.Of(one, []) is { } left && TextUnit.Of(other, []) is { } right)
            {
                Assert.InRange(Kind.KeysOf(left.Bytes).Count, 0, IUnitKind.MostKeys);
                Assert.Equal(Relation.Same, Kind.Compare(left.Bytes, left.Bytes).Relation);
                Assert.Equal(Kind.Compare(left.Bytes, right.Bytes).Score, Kind.Compare(right.Bytes, left.Bytes).Score);
            }

            Assert.InRange(CopyDifference.Between(RunningText.Of(one, []), RunningText.Of(other, [])).Shared, 0, 1);
        });
    }

    [Fact]
    public void Sketch_OfALongText_IsBounded() =>
        Assert.InRange(Unit(string.Concat(Enumerable.Repeat(Wire + "\n\n", 500))).Bytes.Length, 3 * TextSketch.MostWords, 4 * TextSketch.MostWords);

    [Fact]
    public void Sketch_OfOtherBytes_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Kind.KeysOf([]));
        Assert.Throws<ArgumentException>(() => Kind.KeysOf([99]));
        Assert.Throws<ArgumentException>(() => Kind.KeysOf(Unit(Wire).Bytes[..^1]));
    }

    [Fact]
    public void Difference_OfACopy_TellsSentencesAddedAndRemoved()
    {
        var other = Wire.Replace("Engineers had warned in March that the lantern room could fall into the sea during the next winter storm.", "The mayor did not answer calls.", StringComparison.Ordinal);

        var difference = CopyDifference.Between(RunningText.Of(Wire, []), RunningText.Of(other, []));

        Assert.Equal(["The mayor did not answer calls."], difference.Added);
        Assert.Equal(["Engineers had warned in March that the lantern room could fall into the sea during the next winter storm."], difference.Removed);
        Assert.InRange(difference.Shared, 0.9, 0.99);
    }

    [Fact]
    public void Difference_OfEqualTexts_IsNone()
    {
        var difference = CopyDifference.Between(RunningText.Of(Wire, []), RunningText.Of(Wire, []));

        Assert.Equal(1, difference.Shared);
        Assert.Empty(difference.Added);
        Assert.Empty(difference.Removed);
    }

    private static void AssertSame(string reason, string one, string other)
    {
        var likeness = Kind.Compare(Unit(one).Bytes, Unit(other).Bytes);

        Assert.Equal((Relation.Same, reason), (likeness.Relation, likeness.Reason));
        Assert.NotEmpty(Kind.KeysOf(Unit(one).Bytes).Intersect(Kind.KeysOf(Unit(other).Bytes)));
    }

    private static Unit Unit(string text, params (BlockKind Kind, int Start, int End)[] blocks) =>
        TextUnit.Of(text, [.. blocks.Select(block => new Block { Kind = block.Kind, Start = block.Start, End = block.End })])!;
}
