using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>Prints how many origins stand behind what outlets report, and every way that leads to them.</summary>
internal static class OriginPage
{
    // So few passages are shorter than the question whether they are wanted.
    private const int FewPassages = 4;

    private const int Indent = 12;

    /// <param name="page">Where to print.</param>
    /// <param name="answer">What to print.</param>
    /// <param name="passages">Whether to print all passages, however many.</param>
    public static void Write(Page page, GetOriginsResponse answer, bool passages)
    {
        page.Line((OriginHeadline.Of(answer), Tones.Heading));
        page.Blank();
        page.Entry("claim", Indent, answer.Text, Tones.Plain);
        page.Entry("id", Indent, answer.ClaimId, Tones.Label);
        page.Entry("documents", Indent, answer.DocumentCount.ToString(System.Globalization.CultureInfo.InvariantCulture), Tones.Plain);
        if (answer.Cut)
        {
            page.Line(("Cut short: there are more than 1,000 statements; the first by publication are counted.", Tones.Unsure));
        }

        page.Blank();
        Affirmed(page, answer);
        Cycles(page, answer);
        Opponents(page, "Denied by", answer, answer.Denials);
        Opponents(page, "Questioned by", answer, answer.Questions);
        Passages(page, answer, passages);
    }

    private static void Affirmed(Page page, GetOriginsResponse answer)
    {
        if (answer.Paths.Count == 0)
        {
            page.Line(("No document affirms it.", Tones.Unsure));
            page.Blank();
            return;
        }

        page.Line(("From each origin outward: who had it from whom, and the words that tell it", Tones.Heading));
        new OriginTreePage(page, new OriginTree(answer.Nodes, answer.Paths)).WriteOrigins();
    }

    private static void Cycles(Page page, GetOriginsResponse answer)
    {
        if (answer.Cycles.Count == 0)
        {
            return;
        }

        var nodes = NodesOf(answer);
        page.Line(($"Circular reports ({answer.Cycles.Count})", Tones.Heading));
        foreach (var cycle in answer.Cycles)
        {
            var names = cycle.NodeIds.Select(id => nodes.TryGetValue(id, out var node) ? node.Name : id).ToList();
            page.Entry("  -", 4, string.Join(" cites ", names.Concat(names.Take(1))), Tones.Against);
            foreach (var statement in cycle.Statements)
            {
                page.Entry(string.Empty, 6, StatementLine.Of(statement), Tones.Plain);
            }
        }

        page.Blank();
    }

    private static void Opponents(Page page, string title, GetOriginsResponse answer, IReadOnlyList<OriginPath> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var tree = new OriginTree(answer.Nodes, paths);
        page.Line(($"{title} ({tree.Roots.Count})", Tones.Heading));
        new OriginTreePage(page, tree).WriteOpponents();
    }

    private static void Passages(Page page, GetOriginsResponse answer, bool all)
    {
        OriginPath[] paths = [.. answer.Paths, .. answer.Denials, .. answer.Questions];
        if (paths.Length == 0)
        {
            return;
        }

        page.Line(($"Passages ({paths.Length})", Tones.Heading));
        if (!all && paths.Length > FewPassages)
        {
            page.Line("  --passages shows them.");
            page.Blank();
            return;
        }

        var nodes = NodesOf(answer);
        for (var at = 0; at < paths.Length; at++)
        {
            PassageBlock.Write(page, paths[at], at + 1, nodes);
        }
    }

    private static Dictionary<string, OriginNode> NodesOf(GetOriginsResponse answer)
    {
        var nodes = new Dictionary<string, OriginNode>();
        foreach (var node in answer.Nodes)
        {
            nodes[node.Id] = node;
        }

        return nodes;
    }
}
