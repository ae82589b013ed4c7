using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Hearsay.Articles.Html.Tree;

/// <summary>
/// Counts the elements that a parser makes, and stops it where they are too many or too deep. Open formatting is made anew in each
/// paragraph, so that a short page can ask for millions of elements.
/// </summary>
internal sealed class ElementBudget(IElementFactory<Document, HtmlElement> factory) : IElementFactory<Document, HtmlElement>
{
    private int _elements;
    private IElement? _latest;

    public HtmlElement Create(Document document, string localName, string? prefix = null, NodeFlags flags = NodeFlags.None) =>
        ++_elements <= HtmlLimits.MaxTokens
            ? factory.Create(document, localName, prefix, flags)
            : throw new InputTooComplexException("tokens", HtmlLimits.MaxTokens);

    /// <summary>Takes note of an element that has no place yet; the one before has its.</summary>
    public void Note(IElement element)
    {
        var depth = 0;
        for (INode? node = _latest; node is not null; node = node.Parent)
        {
            if (++depth > HtmlLimits.MaxDepth)
            {
                throw new InputTooComplexException("depth", HtmlLimits.MaxDepth);
            }
        }

        _latest = element;
    }
}
