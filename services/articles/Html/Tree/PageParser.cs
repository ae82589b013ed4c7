using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Hearsay.Articles.Html.Tree;

/// <summary>Parses a page as browsers do, within <see cref="HtmlLimits"/>. Total apart from those.</summary>
internal static class PageParser
{
    private static readonly HashSet<string> KeptAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "class", "role", "lang", "type", "name", "property", "content", "http-equiv", "rel", "href", "datetime", "pubdate", "hidden", "aria-hidden", "style",
        "itemprop", "itemtype", "data-component", "data-testid", "data-type", "title",
    };

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "style", "noscript", "template", "iframe", "object", "canvas", "select", "textarea" };

    /// <summary>The root element.</summary>
    /// <exception cref="InputTooComplexException">The page is over a limit.</exception>
    public static PageNode Parse(string html)
    {
        if (Encoding.UTF8.GetByteCount(html) > HtmlLimits.MaxBytes)
        {
            throw new InputTooComplexException("bytes", HtmlLimits.MaxBytes);
        }

        var factory = BrowsingContext.New(Configuration.Default).GetService<IElementFactory<Document, HtmlElement>>();
        var budget = new ElementBudget(factory!);
        var context = BrowsingContext.New(Configuration.Default.WithOnly<IElementFactory<Document, HtmlElement>>(budget));
        using var document = new HtmlParser(Options(budget), context).ParseDocument(html);
        var root = new PageNode("html", "", null);
        if (document.DocumentElement is { } element)
        {
            Copy(element, root);
        }

        root.Measure(inLink: false);
        return root;
    }

    private static HtmlParserOptions Options(ElementBudget budget)
    {
        int tokens = 0, attributes = 0;
        return new HtmlParserOptions
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            // Ours comes first; the parser's own would not stop but flatten.
            MaximumDepth = int.MaxValue,
            OnCreated = (element, _) => budget.Note(element),
            OnToken = (_, _) =>
            {
                attributes = 0;
                if (++tokens > HtmlLimits.MaxTokens)
                {
                    throw new InputTooComplexException("tokens", HtmlLimits.MaxTokens);
                }
            },
            ShouldEmitAttribute = (ref StructHtmlToken _, ReadOnlyMemory<char> name) =>
                ++attributes <= HtmlLimits.MaxAttributes
                    ? KeptAttributes.Contains(name.ToString())
                    : throw new InputTooComplexException("attributes", HtmlLimits.MaxAttributes),
        };
    }

    private static void Copy(IElement element, PageNode node)
    {
        foreach (var attribute in element.Attributes)
        {
            node.Set(attribute.Name.ToLowerInvariant(), attribute.Value);
        }

        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text)
            {
                node.Children.Add(new PageNode("", text.Data, node));
            }
            else if (children[i] is IElement inner && !Dropped.Contains(inner.LocalName))
            {
                Add(inner, node);
            }
        }
    }

    private static void Add(IElement element, PageNode parent)
    {
        if (element.LocalName == "script")
        {
            // Only data is of use, and it is no text of the page.
            if (element.GetAttribute("type") is { } type && type.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase))
            {
                parent.Children.Add(new PageNode("script", element.TextContent, parent));
            }

            return;
        }

        var node = new PageNode(element.LocalName, "", parent);
        parent.Children.Add(node);
        if (element.LocalName != "svg")
        {
            Copy(element, node);
        }
    }
}
