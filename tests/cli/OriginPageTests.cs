using Hearsay.Cli.Origins;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class OriginPageTests
{
    [Theory]
    [InlineData(9, 7, 1, 1, "9 outlets, 7 texts, 1 origin")]
    [InlineData(9, 7, 2, 3, "9 outlets, 7 texts, 2 to 3 origins")]
    [InlineData(1, 1, 1, 1, "1 outlet, 1 text, 1 origin")]
    [InlineData(2, 1, 2, 2, "2 outlets, 1 text, 2 origins")]
    [InlineData(1, 2, 0, 1, "1 outlet, 2 texts, 0 to 1 origin")]
    [InlineData(0, 0, 0, 0, "0 outlets, 0 texts, 0 origins")]
    public void OriginHeadline_Counts_AreOneLine(int outlets, int texts, int atLeast, int atMost, string headline) => Assert.Equal(
        headline,
        OriginHeadline.Of(new GetOriginsResponse
        {
            OutletCount = outlets, TextCount = texts, Origins = new OriginCount { AtLeast = atLeast, AtMost = atMost },
        }));

    [Fact]
    public void OriginPage_AllParts_ArePrinted() => Assert.Equal(
        """
        6 outlets, 5 texts, 1 to 2 origins

        claim       the mill has 12 wheels
        id          01930000-0000-7000-8000-0000000000c1
        documents   7

        From each origin outward: who had it from whom, and the words that tell it
        a senior clerk (person, not named): origin
        └─ The Quarry Bell ("told", "said"), 2026-03-02T06:30:00+01:00
           └─ Torvane Wire ("reported", "citing"), 2 statements, first
              │  2026-03-02T09:00:00+01:00, published before the report that it cites
              └─ The Weir Echo, 2026-03-02T10:00:00+01:00, copy of another outlet's text

        Radio Ford (outlet): origin not reached: names no source, no report of its own here
        └─ Lock & "Sluice" ("citing"), date not known

        Circular reports (1)
          - Torvane Wire cites Lock & "Sluice" cites Torvane Wire
              in Torvane Wire, 2026-03-03: 12 wheels, Lock said
              in Lock & "Sluice": 12 wheels, the Wire said

        Denied by (1)
        Orla Venn: denies it: there are no wheels
        └─ the town hall of Torvane ("denied"), speaks for Orla Venn
           └─ The Weir Echo ("said"), 2026-03-04

        Passages (6)
          --passages shows them.


        """,
        Printed(OriginSamples.Answer()));

    [Fact]
    public void OriginPage_Narrow_KeepsTheBranchesTogether() => Assert.Contains(
        """
        └─ The Quarry Bell ("told", "said"),
           │  2026-03-02T06:30:00+01:00
           └─ Torvane Wire ("reported",
              │  "citing"), 2 statements, first
              │  2026-03-02T09:00:00+01:00,
              │  published before the report
              │  that it cites
              └─ The Weir Echo,
        """,
        Printed(OriginSamples.Answer(), width: 40),
        StringComparison.Ordinal);

    [Fact]
    public void OriginPage_PassagesAskedFor_TellsEachWithItsWay()
    {
        var printed = Printed(OriginSamples.Answer(), passages: true);

        Assert.Contains(
            """
            Passages (6)
              1  in     The Quarry Bell, 2026-03-02T06:30:00+01:00, Mill
                 reads  It is said that the mill has 12 wheels.
                 from   The Quarry Bell ("told") -> a senior clerk ("told")
                 ids    statement s1, document d1

            """,
            printed,
            StringComparison.Ordinal);
        Assert.Contains("     but    published before the report that it cites\n", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("--passages", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void OriginPage_FewPassages_ShowsThemUnasked()
    {
        var answer = OriginSamples.Answer();
        while (answer.Paths.Count > 1)
        {
            answer.Paths.RemoveAt(1);
        }

        Assert.Contains("  2  in     The Weir Echo, 2026-03-04, Mill\n", Printed(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void OriginPage_NoCueOrCueOfReceiving_TellsItWhereItBelongs()
    {
        var answer = new GetOriginsResponse
        {
            Nodes = { OriginSamples.Answer().Nodes },
            Paths =
            {
                OriginSamples.Path(
                    "Torvane Wire",
                    "2026-03-02",
                    OriginSamples.Hop("n2", HopKind.Published),
                    OriginSamples.Hop("n3", HopKind.Reported),
                    OriginSamples.Hop("n1", HopKind.SaidTo, "in an interview with"),
                    OriginSamples.Hop("n4", HopKind.Source, "said")),
            },
        };

        Assert.Contains(
            """
            └─ The Quarry Bell ("said", "in an interview with"), no report of its own here
               └─ The Weir Echo, no report of its own here
                  └─ Torvane Wire (from its report), 2026-03-02
            """,
            Printed(answer),
            StringComparison.Ordinal);
    }

    [Fact]
    public void OriginPage_NothingAffirms_SaysSo()
    {
        var answer = new GetOriginsResponse { Text = "the mill has 12 wheels", OutletCount = 1, TextCount = 1, Cut = true };

        var printed = Printed(answer);

        Assert.StartsWith("1 outlet, 1 text, 0 origins\n", printed, StringComparison.Ordinal);
        Assert.Contains("No document affirms it.\n", printed, StringComparison.Ordinal);
        Assert.Contains("Cut short: there are more than 1,000 statements", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void OriginPage_HarmfulText_IsWrittenOut()
    {
        var answer = new GetOriginsResponse
        {
            Text = "a\u001b[31mb",
            Nodes = { OriginSamples.Node("n1", "[red]x[/]\u202e", (EntityType)99, origin: true, unresolved: "NEW\u001bCODE") },
            Paths = { OriginSamples.Path("[b]", "\u0007", OriginSamples.Hop("n1"), OriginSamples.Hop("n1", (HopKind)99, "told\u001b", "NEW\u009bREASON")) },
        };

        var printed = Printed(answer);

        Assert.Contains("[red]x[/]\\u{202e} (99): origin not reached: NEW\\u{1b}CODE", printed, StringComparison.Ordinal);
        Assert.Contains("NEW\\u{9b}REASON", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(printed, letter => char.IsControl(letter) && letter != '\n');
    }

    private static string Printed(GetOriginsResponse answer, bool passages = false, int width = 90)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        OriginPage.Write(new Page(Screen.ConsoleOver(writer, isTerminal: false), width), answer, passages);
        return writer.ToString();
    }
}
