using CsCheck;

namespace Hearsay.Articles.Tests;

public sealed class ArticleReaderTests
{
    private static readonly PublicationFacts NoFacts = new();

    private static List<(BlockKind Kind, string Text)> BlocksOf(string text, string title = "")
    {
        var article = ArticleReader.Read(text, NoFacts with { Title = title });
        var index = new CodePointIndex(article.CanonicalText);
        return [.. article.Blocks.Select(block => (block.Kind, index.Slice(block.Start, block.End)))];
    }

    [Fact]
    public void Read_CarriageReturns_BecomeLineFeedsAndNothingIsTrimmed()
    {
        Assert.Equal("  a\n\nb \n c\n", ArticleReader.Read("  a\r\n\r\nb \r c\n", NoFacts).CanonicalText);
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    [InlineData("a\uD800b\u0301", "a\uD800b\u0301")]
    public void Read_DecomposedCharacters_AreComposed(string text, string expected)
    {
        Assert.Equal(expected, ArticleReader.Read(text, NoFacts).CanonicalText);
    }

    [Fact]
    public void Read_TitleThatIsNotTheFirstLine_BecomesTheFirstBlock()
    {
        var article = ArticleReader.Read("The harbour opened again.\n\nShips came in.", NoFacts with { Title = "Harbour\nopens" });

        Assert.StartsWith("Harbour opens\n\nThe harbour", article.CanonicalText, StringComparison.Ordinal);
        Assert.Equal(new Block(BlockKind.Title, 0, 13), article.Blocks[0]);
        Assert.Equal("Harbour opens", article.Facts.Title);
    }

    [Fact]
    public void Read_TitleThatIsTheFirstLine_IsNotRepeated()
    {
        Assert.Equal("Harbour opens\n\nShips came in.", ArticleReader.Read("Harbour opens\n\nShips came in.", NoFacts with { Title = "Harbour opens " }).CanonicalText);
    }

    [Fact]
    public void Read_PartsOfAnArticle_GetTheirKinds()
    {
        const string text = """
            Harbour of Vell opens after the storm

            The ships came back faster than the port had hoped.

            By Ada Quill

            Updated: 13:44, Wed, Nov 19, 2025 Published: 09:10, Wed, Nov 19, 2025

            Mira Holt

            Mira Holt speaks at the quay (Image: Quay Pictures)

            The harbour opened on Wednesday.

            - Grain
            - Timber

            > We never closed.

            Correction: an earlier headline named another port.

            Sign up for our morning letter
            """;
        Assert.Equal(
            [
                BlockKind.Title, BlockKind.Standfirst, BlockKind.Boilerplate, BlockKind.Dateline, BlockKind.Caption, BlockKind.Caption, BlockKind.Paragraph,
                BlockKind.List, BlockKind.Blockquote, BlockKind.Correction, BlockKind.Boilerplate,
            ],
            BlocksOf(text).Select(block => block.Kind));
        var facts = ArticleReader.Read(text, NoFacts).Facts;
        Assert.Equal(("2025-11-19T09:10", "2025-11-19T13:44", "Ada Quill"), (facts.Published, facts.Updated, facts.Author));
    }

    [Theory]
    [InlineData("08:21, Thu, Mar 12, 2026 Updated: 09:32, Thu, Mar 12, 2026", "2026-03-12T08:21", "2026-03-12T09:32")]
    [InlineData("Published 19 November 2025", "2025-11-19", "")]
    [InlineData("November 19, 2025 at 1:43 p.m. EST", "2025-11-19T13:43-05:00", "")]
    [InlineData("Last updated on 3rd March 2024, 12:05 am GMT", "", "2024-03-03T00:05Z")]
    [InlineData("2025-11-19T13:43:00+02:00", "2025-11-19T13:43:00+02:00", "")]
    [InlineData("By Ada Quill | 19/11/2025 1.43pm", "2025-11-19T13:43", "")]
    [InlineData("3/4/2025", "", "")]
    [InlineData("Posted February 30, 2025", "", "")]
    [InlineData("In May 2025 the port closed.", "", "")]
    public void Read_LineOfTimes_GivesPublicationFacts(string line, string published, string updated)
    {
        var facts = ArticleReader.Read("The port opened.\n\n" + line + "\n\nShips came in.", NoFacts).Facts;
        Assert.Equal((published, updated), (facts.Published, facts.Updated));
    }

    [Fact]
    public void Read_SubmittedFacts_StandAboveThoseInTheText()
    {
        var facts = ArticleReader.Read("Published 19 November 2025\n\nShips came in.", NoFacts with { Published = "2025-11-20" }).Facts;
        Assert.Equal("2025-11-20", facts.Published);
    }

    [Theory]
    [InlineData("PORT ILSA \u2014 The ferry sails.", "PORT ILSA \u2014")]
    [InlineData("PORT ILSA\u2014The ferry sails.", "PORT ILSA\u2014")]
    [InlineData("DRAVENHOLT, March 2 (Quay Wire) - Varsk has ships.", "DRAVENHOLT, March 2 (Quay Wire) -")]
    [InlineData("TOLT March 2 (Quay Wire) -- Varsk has ships.", "TOLT March 2 (Quay Wire) --")]
    [InlineData("VELL (Quay Wire) - Ships came \u2013 late.", "VELL (Quay Wire) -")]
    [InlineData("Vell, Varsk (Quay Wire) \u2013 \u201CShips came,\u201D he said.", "Vell, Varsk (Quay Wire) \u2013")]
    [InlineData("Vell, 3 May \u2013 Ships came in.", "Vell, 3 May \u2013")]
    [InlineData("ST. ANSEL, Varsk, Nov. 3, 2031 \u2014 Ships came in.", "ST. ANSEL, Varsk, Nov. 3, 2031 \u2014")]
    [InlineData("VELL-ON-SARROW \u2014 400 ships \u2014 all late \u2014 came in.", "VELL-ON-SARROW \u2014")]
    public void Read_DatelineOpensAParagraph_IsABlockOfItsOwn(string paragraph, string dateline)
    {
        var blocks = BlocksOf("Ships of Vell\n\n" + paragraph + "\n\nMore came later.");
        Assert.Equal([BlockKind.Title, BlockKind.Dateline, BlockKind.Paragraph, BlockKind.Paragraph], blocks.Select(block => block.Kind));
        Assert.Equal((dateline, paragraph[dateline.Length..].TrimStart()), (blocks[1].Text, blocks[2].Text));
    }

    [Theory]
    [InlineData("Mr Quill - who left - said so.")]
    [InlineData("Ada Quill \u2014 Mayor of Vell \u2014 said so.")]
    [InlineData("Ada Quill (Greens) - Mayor of Vell - said so.")]
    [InlineData("VEMA \u2014 Varsk's shield \u2014 said so.")]
    [InlineData("VEMA \u2014 which has ships \u2014 said so.")]
    [InlineData("BREAKING \u2014 Ships came in.")]
    [InlineData("VELL-Tolt ferries sail.")]
    [InlineData("March 2 \u2014 Ships came in.")]
    [InlineData("VELL \u2014")]
    [InlineData("The ferry from Vell, 3 May \u2013 Ships came in.")]
    public void Read_SentenceHasADash_IsOneParagraph(string paragraph)
    {
        var blocks = BlocksOf("Ships of Vell\n\n" + paragraph + "\n\nMore came later.");
        Assert.Equal(["Ships of Vell", paragraph, "More came later."], blocks.Select(block => block.Text));
    }

    [Fact]
    public void Read_DatelineAfterTheThirdParagraph_StaysText()
    {
        Assert.DoesNotContain(BlocksOf("One came.\n\nTwo came.\n\nThree came.\n\nVELL, May 3 \u2014 Four came."), block => block.Kind == BlockKind.Dateline);
    }

    [Fact]
    public void Read_LinesWithoutBlankLines_AreParagraphsUnlessWrapped()
    {
        Assert.Equal(3, BlocksOf("Port opens\nThe port of Vell opened on Monday, its master said.\nShips came in.").Count);
        Assert.Single(BlocksOf("The port of Vell opened on Monday, its master said, and the ships\nthat had waited outside came in one after the other."));
    }

    [Fact]
    public void Read_AnyText_GivesOrderedBlocksInsideTheText()
    {
        var pieces = Gen.OneOf("\n", "\r", "\n\n", " ", "\uD83D\uDE00", "\uD83D", "a\u0301", "By ", "Nov 19, 2025", "\"", "- ", "> ", ".", "Image: X", "Ada", "\0", "13:43", "VELL", " (Wire)", " - ", "\u2014");
        pieces.Array[0, 60].Sample(words =>
        {
            var article = ArticleReader.Read(string.Concat(words), NoFacts);
            var end = 0;
            var length = new CodePointIndex(article.CanonicalText).Length;
            foreach (var block in article.Blocks)
            {
                Assert.True(block.Start >= end && block.End > block.Start && block.End <= length);
                end = block.End;
            }
        });
    }

    [Theory]
    [InlineData("\u0301\u0323")]
    [InlineData("a\n")]
    [InlineData("Nov 19, 2025 ")]
    [InlineData("\"")]
    [InlineData("a\n\n")]
    public void Read_MebibyteOfOnePattern_IsReadInLinearTime(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, (1 << 20) / pattern.Length));
        var started = TimeProvider.System.GetTimestamp();
        ArticleReader.Read(text, NoFacts);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }
}
