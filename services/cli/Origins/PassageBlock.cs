using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>Prints the sentences behind a path: what to cite, and how to look further.</summary>
internal static class PassageBlock
{
    private const int Indent = 12;

    public static void Write(Page page, OriginPath path, int number, IReadOnlyDictionary<string, OriginNode> nodes)
    {
        var result = path.Statement ?? new StatementResult();
        var passage = result.Passage ?? new Passage();
        var statement = result.Statement ?? new();
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  in", Indent, Joined(passage.Outlet, passage.Published, passage.Title), Tones.Name);
        page.Entry("     reads", Indent, Sentence(statement, passage), Tones.Plain);
        page.Entry("     from", Indent, string.Join(" -> ", Parties(path, nodes)), Tones.Plain);
        page.Entry("     but", Indent, string.Join(", ", Remarks(path).Distinct()), Tones.Unsure);
        page.Entry("     url", Indent, passage.Url, Tones.Label);
        page.Entry("     ids", Indent, Joined(Prefixed("statement ", statement.Id), Prefixed("document ", passage.DocumentId)), Tones.Label);
        page.Blank();
    }

    private static string Sentence(Contracts.Evidence.V1.Statement statement, Passage passage) =>
        passage.Sentence is { Text.Length: > 0 } sentence ? sentence.Text
        : statement.Sentence is { Text.Length: > 0 } own ? own.Text
        : string.Join(" … ", statement.Content.Select(span => span.Text));

    // Where a text names its own outlet as the one that was told, the outlet stands twice in a row.
    private static IEnumerable<string> Parties(OriginPath path, IReadOnlyDictionary<string, OriginNode> nodes) => path.Hops
        .Where((hop, at) => at + 1 == path.Hops.Count || hop.NodeId != path.Hops[at + 1].NodeId)
        .Select(hop => Party(hop, nodes));

    private static IEnumerable<string> Remarks(OriginPath path) => path.Reasons
        .Concat(path.Hops.SelectMany(hop => hop.Reasons))
        .Select(reason => OriginWords.Remark(reason, string.Empty))
        .Where(remark => remark.Length > 0);

    private static string Party(OriginHop hop, IReadOnlyDictionary<string, OriginNode> nodes)
    {
        var name = nodes.TryGetValue(hop.NodeId, out var node) ? node.Name : hop.NodeId;
        return hop.Cue is { Text.Length: > 0 } cue ? $"{name} (\"{cue.Text}\")" : name;
    }

    private static string Prefixed(string prefix, string text) => text.Length > 0 ? prefix + text : string.Empty;

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
