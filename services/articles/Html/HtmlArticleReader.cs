using Hearsay.Articles.Blocks;
using Hearsay.Articles.Canonical;
using Hearsay.Articles.Html.Metadata;
using Hearsay.Articles.Html.Text;
using Hearsay.Articles.Html.Tree;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Html;

/// <summary>Turns a submitted page into an article. The same page gives the same article, and other markup around the same blocks does too.</summary>
public static class HtmlArticleReader
{
    // A page whose text is drawn by script shows less than this, and gives the text as data.
    private const int LeastShown = 400;

    /// <summary>The article; null where the page holds no text of one.</summary>
    /// <param name="html">The page as submitted, checked by <see cref="ArticleCheck"/>.</param>
    /// <param name="submitted">Facts as submitted; what is empty in them is read from the page where it can be.</param>
    /// <exception cref="InputTooComplexException">The page is over one of <see cref="HtmlLimits"/>.</exception>
    public static Article? Read(string html, PublicationFacts submitted)
    {
        var page = PageParser.Parse(html);
        var data = JsonLd.Of(page);
        var facts = new FactSheet();
        facts.AddSubmitted(submitted);
        var heading = ArticleRoot.Heading(page);
        if (heading is not null && heading.Path().Any(node => node.Tag is "article" or "main"))
        {
            facts.Add("title", InlineText.FirstLine(heading), "h1");
        }

        JsonLdFacts.Read(data, facts);
        MetaFacts.Read(page, facts);
        // A site's name may stand in a heading of the first level on each of its pages.
        var headline = heading is null ? "" : InlineText.FirstLine(heading);
        if (facts.Candidates.Any(found => found.Field == "outlet" && found.Value.Equals(headline, StringComparison.OrdinalIgnoreCase)))
        {
            heading = null;
        }
        else
        {
            facts.Add("title", headline, "h1");
        }

        facts.Add("title", MetaFacts.PageTitle(page), "title");
        var root = ArticleRoot.Find(page, heading);
        TimeMarks.Read(root, facts);
        return Build(Blocks(root, data), facts, submitted);
    }

    private static List<RawBlock> Blocks(PageNode root, JsonLd data)
    {
        var shown = BlockWriter.Write(root);
        if (shown.Sum(block => block.Kind is BlockKind.Paragraph ? block.Text.Length : 0) >= LeastShown || JsonLdFacts.Body(data) is not { Length: > LeastShown } body)
        {
            return shown;
        }

        var canonical = CanonicalText.From(body);
        return [.. BlockSplitter.Split(canonical).Select(part => new RawBlock(BlockKind.Paragraph, InlineText.Collapse(part.Of(canonical).ToString())))];
    }

    private static Article? Build(List<RawBlock> raw, FactSheet facts, PublicationFacts submitted)
    {
        var title = facts.Choose(submitted).Title;
        var sorted = BlockSorter.Sort(raw, title, facts);
        if (!sorted.Exists(block => block.Kind is BlockKind.Paragraph or BlockKind.Blockquote or BlockKind.List or BlockKind.Embed or BlockKind.Standfirst))
        {
            return null;
        }

        var texts = sorted.ConvertAll(block => Nfc.Normalize(block.Text));
        var parts = new List<Part>(texts.Count);
        var at = 0;
        foreach (var text in texts)
        {
            parts.Add(new Part(at, at + text.Length));
            at += text.Length + 2;
        }

        var labels = new BlockLabels([.. sorted.Select(block => block.Kind)], "", PublicationLine.None);
        return ArticleReader.Build(string.Join("\n\n", texts), parts, labels, facts, submitted);
    }
}
