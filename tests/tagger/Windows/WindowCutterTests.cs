using CsCheck;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Tests.Windows;

public sealed class WindowCutterTests
{
    public static TheoryData<int> GoldenTexts => [.. Enumerable.Range(0, GoldenReadings.All.Windows.Count)];

    [Theory]
    [MemberData(nameof(GoldenTexts))]
    public void Cut_GoldenText_IsCutAsInTraining(int row)
    {
        var golden = GoldenReadings.All.Windows[row];

        var windows = WindowCutter.Cut(Read(golden.Text), golden.Size, golden.Context);

        Assert.Equal(golden.Windows, windows.Select(w => new[] { w.SeenFrom, w.Start, w.End, w.SeenTo }));
    }

    [Fact]
    public void Cut_AnyText_CountsEveryPieceOnce()
    {
        Gen.Select(Documents.Any, Gen.Int[1, 40], Gen.Int[0, 12]).Sample((text, room, context) =>
        {
            var pieces = Read(text);
            // A word's pieces are never parted, so a window has room for the longest beside its context.
            var size = context + room + 70;
            var counted = 0;
            foreach (var window in WindowCutter.Cut(pieces, size, context))
            {
                Assert.Equal(counted, window.Start);
                Assert.True(window.SeenFrom <= window.Start && window.Start < window.End && window.End <= window.SeenTo && window.SeenTo <= pieces.Count);
                Assert.InRange(window.Length, 1, size);
                Assert.All([window.SeenFrom, window.Start, window.End, window.SeenTo], cut => Assert.Equal(cut, pieces.WordStart(cut)));
                counted = window.End;
            }

            Assert.Equal(pieces.Count, counted);
        });
    }

    [Fact]
    public void Cut_ParagraphsThatFit_FallsBetweenThem()
    {
        var paragraph = string.Concat(Enumerable.Repeat("The port stays shut. ", 30)) + "\n";
        var pieces = Read(string.Concat(Enumerable.Repeat(paragraph, 9)));

        var windows = WindowCutter.Cut(pieces);

        Assert.True(windows.Count > 3);
        Assert.All(windows, window => Assert.True(pieces.OpensParagraph[window.Start] && window.End == window.SeenTo));
        Assert.All(windows.Skip(1), window => Assert.Equal(WindowCutter.Context, window.Start - window.SeenFrom));
    }

    [Fact]
    public void Cut_ParagraphTooLong_SeesContextOnBothSides()
    {
        var pieces = Read(string.Concat(Enumerable.Repeat("The port stays shut. ", 400)));

        var windows = WindowCutter.Cut(pieces);

        Assert.All(windows.SkipLast(1), window => Assert.Equal((WindowCutter.Size, WindowCutter.Context), (window.Length, window.SeenTo - window.End)));
        Assert.All(windows.Skip(1), window => Assert.Equal(WindowCutter.Context, window.Start - window.SeenFrom));
    }

    [Fact]
    public void Cut_QuotationGoesOnInTheNextParagraph_KeepsThemTogether()
    {
        var pieces = Read("Quill spoke on Monday.\n\u201CThe port stays shut.\n\u201CWe will meet,\u201D she said.\nNobody else spoke.");

        var windows = WindowCutter.Cut(pieces, 18, 0);

        Assert.Equal("\u201CThe port stays shut.\n\u201CWe will meet,\u201D she said.\nNobody else spoke."[..50], pieces.Text.Substring(pieces.Starts[windows[1].Start], 50));
    }

    [Fact]
    public void Cut_EmptyText_GivesNone() => Assert.Empty(WindowCutter.Cut(Read(" \n")));

    private static PieceText Read(string text) => PieceReader.Read(text, TestContext.Current.CancellationToken);
}
