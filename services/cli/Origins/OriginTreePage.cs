using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>Prints a tree of who had a statement from whom.</summary>
/// <param name="page">Where to print.</param>
/// <param name="tree">What to print.</param>
internal sealed class OriginTreePage(Page page, OriginTree tree)
{
    /// <summary>Origins of what is affirmed: a root each, and below it who had it from there.</summary>
    public void WriteOrigins()
    {
        foreach (var root in tree.Roots)
        {
            var text = Party(root).Add(StateOf(root.Node), root.Node.UnresolvedReason.Length > 0 ? Tones.Unsure : Tones.Plain);
            Write(root, text);
        }
    }

    /// <summary>Those who deny or question it: what each says, and below it who reports that.</summary>
    public void WriteOpponents()
    {
        foreach (var root in tree.Roots)
        {
            var said = Said(root);
            var stance = OriginWords.Stance(said?.Stance ?? default);
            var text = Party(root).Add(stance.Length > 0 ? $": {stance}" : string.Empty, Tones.Against);
            var content = string.Join(" … ", said?.Content.Select(span => span.Text) ?? []);
            if (content.Length > 0)
            {
                text.Add($": {content}", Tones.Plain);
            }

            Write(root, text);
        }
    }

    private static Contracts.Evidence.V1.Statement? Said(OriginBranch root)
    {
        var branch = root;
        while (branch.Reports.Count == 0 && branch.Children.Count > 0)
        {
            branch = branch.Children[0];
        }

        return branch.Reports.Count > 0 ? branch.Reports[0].Statement?.Statement : null;
    }

    private void Write(OriginBranch root, StyledText text)
    {
        page.Entry(string.Empty, Further(root), Described(text, root));
        WriteChildren(root, string.Empty);
        page.Blank();
    }

    private void WriteChildren(OriginBranch parent, string indent)
    {
        for (var at = 0; at < parent.Children.Count; at++)
        {
            var child = parent.Children[at];
            var isLast = at == parent.Children.Count - 1;
            var below = indent + (isLast ? "   " : "│  ");
            page.Entry(indent + (isLast ? "└─ " : "├─ "), below + Further(child), Described(Party(child), child));
            WriteChildren(child, below);
        }
    }

    /// <summary>What stands before a party's further lines: where others follow below it, the branch to them.</summary>
    private static string Further(OriginBranch branch) => branch.Children.Count > 0 ? "│  " : "   ";

    private static StyledText Party(OriginBranch branch)
    {
        var name = branch.Node.Name.Length > 0 ? branch.Node.Name : "(no name)";
        return new StyledText(name, Tones.Name);
    }

    private static string StateOf(OriginNode node)
    {
        var what = OriginWords.What(node) is { Length: > 0 } known ? $" ({known})" : string.Empty;
        var why = OriginWords.Unresolved(node);
        return why.Length > 0 ? $"{what}: origin not reached: {why}" : $"{what}: origin";
    }

    private StyledText Described(StyledText text, OriginBranch branch)
    {
        if (branch.Words.Count > 0)
        {
            text.Add($" ({string.Join(", ", branch.Words)})", Tones.Plain);
        }

        if (branch.Reports.Count > 0)
        {
            text.Add($", {Reported(branch.Reports)}", Tones.Label);
        }
        else if (branch.Node.Type is Contracts.Evidence.V1.EntityType.Outlet && !tree.IsPublisher(branch.Node))
        {
            text.Add(", no report of its own here", Tones.Label);
        }

        foreach (var remark in branch.Remarks)
        {
            text.Add($", {remark}", Tones.Unsure);
        }

        return text;
    }

    /// <summary>"published 2026-03-02", and how many where it is more than one.</summary>
    private static string Reported(IReadOnlyList<OriginPath> reports)
    {
        var published = reports[0].Statement?.Passage?.Published ?? string.Empty;
        var when = published.Length > 0 ? published : "date not known";
        return reports.Count > 1 ? $"{Counted.Of(reports.Count, "statement")}, first {when}" : when;
    }
}
