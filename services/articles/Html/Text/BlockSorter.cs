using Hearsay.Articles.Blocks;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Html.Text;

/// <summary>Puts the headline first, leaves out repetitions and labels, and gives paragraphs the kinds that their words tell.</summary>
internal static class BlockSorter
{
    private const int LongestLabel = 25, ShortestRepeat = 40, ShortestStandfirst = 30, LongestStandfirst = 400, HeadBlocks = 8, MostPullQuotes = 20;

    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "share", "save", "print", "email", "facebook", "twitter", "x", "whatsapp", "linkedin", "reddit", "copy link", "link copied", "listen", "tags", "topics", "back to top", "advertisement",
        "related", "related topics", "more", "follow", "comment", "comments", "live", "news", "skip to content", "close", "gift article", "\u2022", "|", "/", ">",
    };

    public static List<RawBlock> Sort(List<RawBlock> raw, string title, FactSheet facts)
    {
        var sorted = new List<RawBlock>();
        if (title.Length > 0)
        {
            sorted.Add(new RawBlock(BlockKind.Title, title));
        }

        var heading = raw.FindIndex(block => block.Text == title || block.Level == 1);
        var seen = new HashSet<string>(StringComparer.Ordinal) { title };
        var pullQuotes = 0;
        var body = string.Join('\n', raw.Where(block => !block.IsPullQuote).Select(block => block.Text));
        for (var i = 0; i < raw.Count; i++)
        {
            var block = raw[i];
            // Before the headline stand the names of sections.
            var above = i < heading && block.Kind is not BlockKind.Caption;
            // A title that was submitted stands for the page's own.
            var repeats = block.Text == title || (i == heading && title.Length > 0) || (block.Text.Length >= ShortestRepeat && !seen.Add(block.Text));
            if (!above && !repeats && !IsLabel(block))
            {
                // Looking each up takes time: an article has a few.
                sorted.Add(block.IsPullQuote && ++pullQuotes <= MostPullQuotes ? PullQuote(block, body) : Named(block, sorted, facts));
            }
        }

        return sorted;
    }

    private static bool IsLabel(RawBlock block) => !block.Text.Any(char.IsLetterOrDigit) || IsNamedLabel(block);

    private static bool IsNamedLabel(RawBlock block) =>
        block.Text.Length <= LongestLabel && block.Level == 0 && (Labels.Contains(block.Text.Trim(' ', ':')) || IsReadingTime(block.Text));

    // "5 min read"
    private static bool IsReadingTime(string text) =>
        char.IsAsciiDigit(text[0]) && text.Contains(" min", StringComparison.OrdinalIgnoreCase) && text.EndsWith("read", StringComparison.OrdinalIgnoreCase);

    private static RawBlock PullQuote(RawBlock block, string body)
    {
        var words = block.Text.Trim(' ', '"', '\u201C', '\u201D', '\u2018', '\u2019', '\'');
        return block with { Kind = body.Contains(words, StringComparison.OrdinalIgnoreCase) ? BlockKind.Boilerplate : BlockKind.Blockquote };
    }

    private static RawBlock Named(RawBlock block, List<RawBlock> before, FactSheet facts)
    {
        if (block.Kind is not BlockKind.Paragraph)
        {
            return block;
        }

        var inHead = before.Count < HeadBlocks && !before.Exists(other => other.Kind is BlockKind.Paragraph && other.Level == 0);
        return block with { Kind = block.Level == 0 ? KindOf(block, before, inHead, facts) : HeadingKind(block, before, inHead) };
    }

    private static BlockKind HeadingKind(RawBlock block, List<RawBlock> before, bool inHead) =>
        inHead && (block.IsNamedStandfirst || (before.Count == 1 && before[0].Kind is BlockKind.Title)) && block.Text.Length is >= ShortestStandfirst and <= LongestStandfirst
            ? BlockKind.Standfirst
            : BlockShapes.IsBoilerplate(block.Text) ? BlockKind.Boilerplate : BlockKind.Paragraph;

    private static BlockKind KindOf(RawBlock block, List<RawBlock> before, bool inHead, FactSheet facts)
    {
        var text = block.Text;
        if (text.Length <= PublicationLine.Longest && PublicationLine.TryRead(text.Replace('\n', ' '), out var line))
        {
            // The times of a live blog's entries are those of what happened.
            if (inHead)
            {
                facts.Add("published", line.Published, "text");
                facts.Add("updated", line.Updated, "text");
                facts.Add("author", line.Author, "text");
            }

            return BlockKind.Dateline;
        }

        if (BlockShapes.TryByline(text, out var author) || (block.IsNamedByline && TryName(text, out author)))
        {
            if (inHead || block.IsNamedByline)
            {
                facts.Add("author", author, "text");
            }

            return BlockKind.Boilerplate;
        }

        return block.IsNamedTime && !BlockShapes.EndsSentence(text) ? BlockKind.Dateline
            : block.IsNamedByline && !BlockShapes.EndsSentence(text) ? BlockKind.Boilerplate
            : BlockShapes.IsCorrection(text) ? BlockKind.Correction
            : BlockShapes.IsBoilerplate(text) || (block.IsLink && !BlockShapes.EndsSentence(text)) ? BlockKind.Boilerplate
            : BlockShapes.IsCaption(text) ? BlockKind.Caption
            : inHead && block.IsNamedStandfirst && text.Length <= LongestStandfirst && !before.Exists(other => other.Kind is BlockKind.Standfirst) ? BlockKind.Standfirst
            : BlockKind.Paragraph;
    }

    // "Ada Quill", "Ada Quill, harbour correspondent": what is named a byline need not say "By".
    private static bool TryName(string text, out string author)
    {
        var cut = text.IndexOfAny([',', '|', '\n', '(']);
        author = (cut < 0 ? text : text[..cut]).Trim();
        return author.Length is > 3 and <= 80 && author.Contains(' ', StringComparison.Ordinal) && !author.Any(char.IsAsciiDigit)
            && author.Split(' ').All(word => word.Length > 0 && (char.IsUpper(word[0]) || word is "and" or "de" or "van" or "von" or "al"));
    }
}
