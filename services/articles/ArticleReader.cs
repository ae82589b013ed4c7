using Hearsay.Articles.Blocks;
using Hearsay.Articles.Canonical;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles;

/// <summary>Turns a submitted plain text into an article. Total: any string gives an article, in time linear in its length.</summary>
public static class ArticleReader
{
    /// <param name="text">Plain text as submitted.</param>
    /// <param name="submitted">Facts as submitted; what is empty in them is read from the text where it can be.</param>
    public static Article Read(string text, PublicationFacts submitted)
    {
        var canonical = CanonicalText.From(text, submitted.Title);
        var parts = BlockSplitter.Split(canonical);
        var labels = BlockLabeller.Label(canonical, parts, CanonicalText.Headline(submitted.Title).Length > 0);
        (parts, labels) = InlineDateline.PartOff(canonical, parts, labels);
        var index = new CodePointIndex(canonical);
        var blocks = new Block[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            blocks[i] = new Block(labels.Kinds[i], index.ToCodePoint(parts[i].Start), index.ToCodePoint(parts[i].End));
        }

        return new Article(canonical, CanonicalText.Sha256(canonical), blocks, FactsFinder.FillUp(canonical, parts, labels, submitted));
    }
}
