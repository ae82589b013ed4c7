using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>
/// Paths, which run from publisher to origin, turned round and joined: each origin is a root, and from it the statement
/// spreads outward to the publishers.
/// </summary>
internal sealed class OriginTree
{
    // A path of the services has far fewer; what is printed must end whatever answers.
    private const int MostHops = 64;

    private readonly Dictionary<string, OriginNode> _nodes = [];
    private readonly HashSet<string> _publishers = [];
    private readonly OriginBranch _top = new(new OriginNode());

    /// <param name="nodes">All parties of the answer.</param>
    /// <param name="paths">In order of publication.</param>
    public OriginTree(IEnumerable<OriginNode> nodes, IEnumerable<OriginPath> paths)
    {
        foreach (var node in nodes)
        {
            _nodes[node.Id] = node;
        }

        foreach (var path in paths)
        {
            Add(path);
        }

        Roots = [.. _top.Children.Where(root => !IsUnresolved(root)), .. _top.Children.Where(IsUnresolved)];
    }

    /// <summary>Origins, then ends of which no origin is reached; in order of the earliest report.</summary>
    public IReadOnlyList<OriginBranch> Roots { get; }

    /// <summary>Whether any path begins with this party: its own words are among the documents.</summary>
    public bool IsPublisher(OriginNode node) => _publishers.Contains(node.Id);

    private static bool IsUnresolved(OriginBranch root) => root.Node.UnresolvedReason.Length > 0;

    private void Add(OriginPath path)
    {
        if (path.Hops.Count == 0)
        {
            return;
        }

        var branch = _top;
        for (var at = path.Hops.Count - 1; at >= Math.Max(0, path.Hops.Count - MostHops); at--)
        {
            var hop = path.Hops[at];
            var next = at + 1 < path.Hops.Count ? path.Hops[at + 1] : null;

            // Where a text names its own outlet as the one that was told, the outlet stands twice in a row.
            branch = branch.Node.Id == hop.NodeId && branch != _top ? branch : branch.Child(Node(hop.NodeId));
            Note(branch, hop, next);
        }

        branch.AddReport(path);
        _publishers.Add(path.Hops[0].NodeId);
        foreach (var reason in path.Reasons)
        {
            branch.AddRemark(IsSeenAtTheRoot(reason, Node(path.Hops[^1].NodeId)) ? string.Empty : OriginWords.Remark(reason, string.Empty));
        }

        if (path.Statement?.Statement?.Certainty is Certainty.Hedged)
        {
            branch.AddRemark("with a reserve");
        }
    }

    private void Note(OriginBranch branch, OriginHop hop, OriginHop? next)
    {
        foreach (var words in next is null ? [] : OriginWords.Told(hop, next))
        {
            branch.AddWords(words);
        }

        foreach (var reason in hop.Reasons)
        {
            branch.AddRemark(OriginWords.Remark(reason, next is null ? string.Empty : Node(next.NodeId).Name));
        }
    }

    private static bool IsSeenAtTheRoot(string reason, OriginNode root) =>
        (reason == "ORIGIN_UNNAMED" && root.Unnamed) || (reason == "ORIGIN_UNRESOLVED" && root.UnresolvedReason.Length > 0);

    private OriginNode Node(string id) => _nodes.TryGetValue(id, out var node) ? node : new OriginNode { Id = id, Name = id };
}
