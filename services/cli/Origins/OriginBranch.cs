using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>A party at its place in the tree: below it stand those who had the statement from it there.</summary>
internal sealed class OriginBranch(OriginNode node)
{
    private readonly List<string> _words = [];
    private readonly List<string> _remarks = [];
    private readonly List<OriginBranch> _children = [];
    private readonly List<OriginPath> _reports = [];

    public OriginNode Node { get; } = node;

    /// <summary>The words, each once, with which its texts say that it had it from the party above.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>What is odd or uncertain on the way from above, in plain words, each once.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>In order of the earliest report.</summary>
    public IReadOnlyList<OriginBranch> Children => _children;

    /// <summary>Paths of which it is the publisher.</summary>
    public IReadOnlyList<OriginPath> Reports => _reports;

    public OriginBranch Child(OriginNode node)
    {
        var child = _children.Find(known => known.Node.Id == node.Id);
        if (child is null)
        {
            child = new OriginBranch(node);
            _children.Add(child);
        }

        return child;
    }

    public void AddReport(OriginPath path) => _reports.Add(path);

    public void AddWords(string words) => AddOnce(_words, words);

    public void AddRemark(string remark) => AddOnce(_remarks, remark);

    private static void AddOnce(List<string> known, string text)
    {
        if (text.Length > 0 && !known.Contains(text))
        {
            known.Add(text);
        }
    }
}
