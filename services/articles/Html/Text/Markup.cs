using Hearsay.Articles.Html.Tree;

namespace Hearsay.Articles.Html.Text;

/// <summary>How tags lie on the page.</summary>
internal static class Markup
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    public static bool IsBlock(PageNode node) => Blocks.Contains(node.Tag);

    /// <summary>1 to 6; 0 for what is no heading.</summary>
    public static int HeadingLevel(PageNode node) => node.Tag is ['h', >= '1' and <= '6'] ? node.Tag[1] - '0' : 0;
}
