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
        var facts = new FactSheet();
        facts.AddSubmitted(submitted);
        return Build(canonical, parts, labels, facts, submitted);
    }

    /// <summary>Parts datelines off, adds what the text says to the facts, and counts in code points.</summary>
    internal static Article Build(string canonical, List<Part> parts, BlockLabels labels, FactSheet facts, PublicationFacts submitted)
    {
        (parts, labels) = InlineDateline.PartOff(canonical, parts, labels);
        FactsFinder.Add(canonical, parts, labels, facts);
        var index = new CodePointIndex(canonical);
        var blocks = new Block[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            blocks[i] = new Block(labels.Kinds[i], index.ToCodePoint(parts[i].Start), index.ToCodePoint(parts[i].End));
        }

        return new Article(canonical, CanonicalText.Sha256(canonical), blocks, facts.Choose(submitted)) { Candidates = facts.Candidates };
    }
}
