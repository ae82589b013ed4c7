namespace Hearsay.Articles.Html.Tree;

/// <summary>An element or a run of text of a page, without what no reader of articles needs.</summary>
internal sealed class PageNode(string tag, string text, PageNode? parent)
{
    // A run shorter than this is a label, not prose.
    private const int ShortestProse = 30;

    private Dictionary<string, string>? _attributes;

    /// <summary>Local name; empty for a run of text.</summary>
    public string Tag { get; } = tag;

    /// <summary>The run of text; of a script its source.</summary>
    public string Text { get; } = text;

    public PageNode? Parent { get; } = parent;

    public List<PageNode> Children { get; } = [];

    /// <summary>Characters of text below, white space left out.</summary>
    public int TextLength { get; private set; }

    /// <summary>Those of them that stand in links.</summary>
    public int LinkLength { get; private set; }

    /// <summary>Those of them that stand in runs long enough to be prose, outside of links.</summary>
    public int ProseLength { get; private set; }

    /// <summary>Whether a headline or a marked text of an article stands here or below.</summary>
    public bool HoldsArticle { get; private set; }

    /// <summary>Kept by <see cref="NodeWords"/>, which is asked often.</summary>
    public List<string[]>? NameWords { get; set; }

    public bool IsText => Tag.Length == 0;

    public string this[string attribute] => _attributes is not null && _attributes.TryGetValue(attribute, out var value) ? value : "";

    public bool Has(string attribute) => _attributes is not null && _attributes.ContainsKey(attribute);

    public void Set(string attribute, string value) => (_attributes ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(attribute, value);

    /// <summary>Whether a name is among the words of an attribute.</summary>
    public bool Names(string attribute, string name)
    {
        foreach (var range in this[attribute].AsSpan().SplitAny(" \t\n\r\f"))
        {
            if (this[attribute].AsSpan()[range].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>This node and all below, in the order of the page.</summary>
    public IEnumerable<PageNode> All()
    {
        var open = new Stack<PageNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }

    /// <summary>This node and those it stands in, innermost first.</summary>
    public IEnumerable<PageNode> Path()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    /// <summary>Measures the text of this node and all below.</summary>
    /// <param name="inLink">Whether it stands in a link.</param>
    public void Measure(bool inLink)
    {
        if (IsText)
        {
            foreach (var character in Text)
            {
                TextLength += char.IsWhiteSpace(character) ? 0 : 1;
            }

            LinkLength = inLink ? TextLength : 0;
            ProseLength = !inLink && TextLength >= ShortestProse ? TextLength : 0;
            return;
        }

        HoldsArticle = Tag == "h1" || Names("itemprop", "articleBody");
        foreach (var child in Children)
        {
            child.Measure(inLink || Tag == "a");
            HoldsArticle |= child.HoldsArticle;
            TextLength += child.TextLength;
            LinkLength += child.LinkLength;
            ProseLength += child.ProseLength;
        }
    }
}
