using System.Text.RegularExpressions;
using Hearsay.Cli.Origins;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed partial class OriginDotTests
{
    [Fact]
    public void OriginDot_AllParts_AreDrawn() => Assert.Equal(
        """
        digraph origins {
          rankdir=LR;
          label="6 outlets, 5 texts, 1 to 2 origins\nthe mill has 12 wheels";
          fontname="sans-serif";
          node [fontname="sans-serif"];
          edge [fontname="sans-serif", fontsize=10];
          "n1" [label="The Quarry Bell", shape=box, style="bold"];
          "n2" [label="Torvane Wire", shape=box, style="bold"];
          "n3" [label="The Weir Echo", shape=box, style="bold"];
          "n4" [label="a senior clerk", shape=ellipse, peripheries=2, fillcolor="palegreen", style="filled,dashed"];
          "n5" [label="Lock &amp; \"Sluice\"", shape=box, style="bold"];
          "n6" [label="Radio Ford\n(names no source)", shape=box, peripheries=2, fillcolor="khaki", style="filled"];
          "n7" [label="Orla Venn", shape=ellipse, peripheries=2, fillcolor="mistyrose", style="filled"];
          "n8" [label="the town hall of Torvane", shape=hexagon];
          "n1" -> "n2" [label="\"citing\", \"reported\""];
          "n2" -> "n3" [label="(copy)"];
          "n2" -> "n5" [label="", color="red", penwidth=2];
          "n4" -> "n1" [label="\"said\", \"told\""];
          "n5" -> "n2" [label="", color="red", penwidth=2];
          "n6" -> "n5" [label="\"citing\""];
          "n7" -> "n8" [label="\"denied\"\n(denies)", style="dashed"];
          "n8" -> "n3" [label="\"said\"\n(denies)", style="dashed"];
        }
        """,
        string.Join('\n', OriginDot.Lines(OriginSamples.Answer())));

    [Fact]
    public void OriginDot_OtherOrderOfPaths_GivesTheSameLines()
    {
        var answer = OriginSamples.Answer();
        var turned = answer.Clone();
        turned.Paths.Clear();
        turned.Paths.AddRange(answer.Paths.Reverse());

        Assert.Equal(OriginDot.Lines(answer), OriginDot.Lines(turned));
    }

    [Fact]
    public void OriginDot_HarmfulNames_StayWithinTheirQuotes()
    {
        var answer = new GetOriginsResponse
        {
            Text = "a \"b\" \\",
            Nodes = { OriginSamples.Node("n\"1", "x\"]; y [\\N &lt;\n\u001b", EntityType.Person), OriginSamples.Node("n2\\", "\\", EntityType.Outlet) },
            Paths = { OriginSamples.Path("x", string.Empty, OriginSamples.Hop("n\"1"), OriginSamples.Hop("n2\\", HopKind.Cited, "\"citing\"")) },
        };

        var lines = OriginDot.Lines(answer).ToList();

        Assert.All(lines[1..^1], line => Assert.Matches(Attribute(), line));
        Assert.Contains("""  "n\"1" [label="x\"]; y [\\N &amp;lt; \\u{1b}", shape=ellipse, style="bold"];""", lines);
        Assert.Contains("""  "n2\\" -> "n\"1" [label="\"\"citing\"\""];""", lines);
    }

    // What a line may be: a name or an edge with attributes in brackets, or an attribute of the graph.
    [GeneratedRegex(
        """^  ((\w+|"([^"\\]|\\.)*")( -> "([^"\\]|\\.)*")? \[(, )?(\w+=(\w+|"([^"\\]|\\.)*")(, )?)+\]|\w+=(\w+|"([^"\\]|\\.)*"));$""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
