using CsCheck;

namespace Hearsay.Articles.Tests;

public sealed class CodePointIndexTests
{
    [Fact]
    public void ToCodePoint_TextBeyondTheBasicPlane_CountsEachPairOnce()
    {
        var index = new CodePointIndex("a\uD83D\uDE00b\uD83D\uDE00\uD83D\uDE00c");

        Assert.Equal(6, index.Length);
        Assert.Equal([0, 1, 2, 2, 3, 4, 4, 5, 5, 6], Enumerable.Range(0, 10).Select(i => i == 9 ? index.ToCodePoint(9) : index.ToCodePoint(i)));
        Assert.Equal([0, 1, 3, 4, 6, 8, 9], Enumerable.Range(0, 7).Select(index.ToUtf16));
        Assert.Equal("\uD83D\uDE00b", index.Slice(1, 3));
    }

    [Fact]
    public void ToUtf16_AnyText_IsTheInverseOfToCodePoint()
    {
        Gen.OneOf("a", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u00E9").Array[0, 40].Sample(pieces =>
        {
            var text = string.Concat(pieces);
            var index = new CodePointIndex(text);
            for (var i = 0; i <= index.Length; i++)
            {
                Assert.Equal(i, index.ToCodePoint(index.ToUtf16(i)));
            }

            Assert.Equal(text.Length, index.ToUtf16(index.Length));
        });
    }

    [Fact]
    public void ToCodePoint_OutsideTheText_IsRefused()
    {
        var index = new CodePointIndex("ab");
        Assert.Throws<ArgumentOutOfRangeException>(() => index.ToCodePoint(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.ToUtf16(-1));
    }
}
