using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Cli.Tests;

public sealed class RenderingTests
{
    [Theory]
    [InlineData("a\u001b[31mb", "a\\u{1b}[31mb")]
    [InlineData("one\r\n\r\ntwo\t three ", "one two three")]
    [InlineData("x\u202Ey\u0000z\u0085\u2028", "x\\u{202e}y\\u{0}z\\u{85}\\u{2028}")]
    [InlineData("“𝔛” 👩‍🌾 [red]x[/]", "“𝔛” 👩‍🌾 [red]x[/]")]
    public void VisibleText_AnyText_IsOneHarmlessLine(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one verylongword two", 6, "one|verylongword|two")]
    [InlineData("水水 水水", 5, "水水|水水")]
    [InlineData("", 5, "")]
    public void WrappedText_Words_StayWithinTheWidth(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', WrappedText.Lines(text, width)));

    [Fact]
    public void EnumWords_Values_AreBareWords()
    {
        Assert.Equal("NO_COMMENT", EnumWords<Stance>.Of(Stance.NoComment));
        Assert.Equal(string.Empty, EnumWords<Stance>.Of(Stance.Unspecified));
        Assert.Equal("99", EnumWords<Stance>.Of((Stance)99));
        Assert.Equal(["DIRECT", "INDIRECT", "MIXED", "BELIEF"], EnumWords<StatementKind>.All);
        Assert.True(EnumWords<Stance>.TryParse("no-Comment", out var stance));
        Assert.Equal(Stance.NoComment, stance);
        Assert.False(EnumWords<Stance>.TryParse("unspecified", out _));
    }

    [Fact]
    public void EvidencePage_AllParts_ArePrinted() => Assert.Equal(
        """
        Mill of Torvane [red]to close[/]
        outlet      The Quarry Bell
        date        2026-03-05T09:00:00+00:00
        url         https://quarrybell.example/mill
        read by     engine 3, rules

        Statements (2)
          1  who    Orla Venn ("Ms Venn")
             via    Torvane Wire (told) -> a senior clerk
             how    DIRECT, NO_COMMENT, ASSERTED, by "told", in LETTER
             what   the wheel turns [bold]no more[/] \u{1b}[31m
             when   2026-03-04 (Wednesday)
             to     Torvane Wire
             but    ORIGIN_UNNAMED

          2  who    unresolved, NO_ANTECEDENT ("he")
             how    BELIEF, AFFIRMS, HEDGED, inside 1
             what   it will rain

        Events (1)
          - CONSULT SCHEDULED "meet", who: Orla Venn; a senior clerk, when: unresolved, NO_ANCHOR
            (tomorrow), according to statement 1

        Times (4)
          - DATE, 2026-03-04 (Wednesday)
          - DATE, unresolved, NO_ANCHOR (tomorrow)
          - DATE, 2026-03 (early March), START, from 2026-03 to 2026-05
          - SET, P1W (twice a week), each: EVERY 2X

        Figures (3)
          - 12 points ("12 points"), of the plan, items: locks
          - AT_LEAST 40 boats ("at least 40 boats")
          - 20 to 30 ("20 to 30")

        Not known, says the publisher (1)
          - It is not clear who pays

        Entities (3)
          - PERSON Orla Venn, role: mayor of Torvane
          - OUTLET Torvane Wire
          - PERSON a senior clerk (unnamed), number: 1, of: the town hall, knows by: who saw the
            order, unnamed why: to speak freely

        Cut short: 10 of 12 mentions are kept.

        """,
        Printed(Samples.Evidence(), width: 90));

    [Fact]
    public void EvidencePage_NothingFound_PrintsTheNameAndZero()
    {
        var printed = Printed(new Evidence(), width: 80);

        Assert.Equal("news.txt\n\nStatements (0)\n", printed);
    }

    [Theory]
    [InlineData(Shortfall.UnsupportedLanguage, "Not read: the text is in a language that the engine does not read (UNSUPPORTED_LANGUAGE).")]
    [InlineData(Shortfall.PartialModelBudget, "Read in part by rules alone: the text is longer than the model reads (PARTIAL_MODEL_BUDGET).")]
    [InlineData((Shortfall)99, "Not read in full: 99.")]
    public void EvidencePage_EvidenceFallsShort_SaysWhyBeforeTheStatements(Shortfall shortfall, string line) =>
        Assert.Equal($"news.txt\n\n{line}\nStatements (0)\n", Printed(new Evidence { Shortfalls = { shortfall } }, width: 100));

    private static string Printed(Evidence evidence, int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        EvidencePage.Write(new Page(Screen.ConsoleOver(writer, isTerminal: false), width), evidence, "news.txt", string.Empty, []);
        return writer.ToString();
    }
}
