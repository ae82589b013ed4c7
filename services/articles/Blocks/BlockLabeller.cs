using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Blocks;

/// <summary>Kinds of the parts, and what was read on the way.</summary>
internal sealed record BlockLabels(BlockKind[] Kinds, string Author, PublicationLine Publication)
{
    /// <summary>Place of the dateline.</summary>
    public string Place { get; init; } = "";

    /// <summary>Agency of the dateline.</summary>
    public string Agency { get; init; } = "";
}

/// <summary>Gives each part its kind from its words and its neighbours.</summary>
internal static class BlockLabeller
{
    // Times of publication stand near the top, or at the very end.
    private const int HeadParts = 10, TailParts = 3;
    private const int LongestTitle = 200, LongestStandfirst = 400;

    public static BlockLabels Label(string text, List<Part> parts, bool titleGiven)
    {
        var kinds = new BlockKind[parts.Count];
        var author = "";
        var publication = PublicationLine.None;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i].Of(text);
            var nearEdge = i < HeadParts || i >= parts.Count - TailParts;
            kinds[i] = KindByWords(part);
            if (nearEdge && kinds[i] is BlockKind.Paragraph && part.Length <= PublicationLine.Longest)
            {
                if (PublicationLine.TryRead(part.ToString(), out var line))
                {
                    kinds[i] = BlockKind.Dateline;
                    publication = publication.FillUp(line);
                    author = author.Length == 0 ? line.Author : author;
                }
                else if (BlockShapes.TryByline(part, out var name))
                {
                    kinds[i] = BlockKind.Boilerplate;
                    author = author.Length == 0 ? name : author;
                }
            }
        }

        LabelCaptionLabels(text, parts, kinds);
        LabelHead(text, parts, kinds, titleGiven);
        return new BlockLabels(kinds, author, publication);
    }

    private static BlockKind KindByWords(ReadOnlySpan<char> part)
    {
        if (part[0] == '>')
        {
            return BlockKind.Blockquote;
        }

        if (BlockShapes.IsListItem(part) && part.Length <= 2000)
        {
            return BlockKind.List;
        }

        if (BlockShapes.IsCorrection(part))
        {
            return BlockKind.Correction;
        }

        if (BlockShapes.IsBoilerplate(part))
        {
            return BlockKind.Boilerplate;
        }

        if (BlockShapes.IsEmbed(part))
        {
            return BlockKind.Embed;
        }

        return BlockShapes.IsCaption(part) ? BlockKind.Caption : BlockKind.Paragraph;
    }

    // The short name of what a picture shows stands over its caption.
    private static void LabelCaptionLabels(string text, List<Part> parts, BlockKind[] kinds)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            if (kinds[i] == BlockKind.Caption && kinds[i - 1] == BlockKind.Paragraph && i > 1 && BlockShapes.IsLabel(parts[i - 1].Of(text)))
            {
                kinds[i - 1] = BlockKind.Caption;
            }
        }
    }

    private static void LabelHead(string text, List<Part> parts, BlockKind[] kinds, bool titleGiven)
    {
        var first = Array.FindIndex(kinds, kind => kind == BlockKind.Paragraph);
        if (first < 0 || (!titleGiven && first > 2))
        {
            return;
        }

        var hasTitle = false;
        if (titleGiven)
        {
            // The reader put the headline first, whatever it looks like.
            kinds[0] = BlockKind.Title;
            first = 0;
            hasTitle = true;
        }
        else if (parts.Count > first + 1 && LooksLikeTitle(parts[first].Of(text)))
        {
            kinds[first] = BlockKind.Title;
            hasTitle = true;
        }

        var next = hasTitle ? first + 1 : first;
        if (next < parts.Count && kinds[next] == BlockKind.Paragraph && IsStandfirst(text, parts, kinds, next))
        {
            kinds[next] = BlockKind.Standfirst;
        }
    }

    private static bool LooksLikeTitle(ReadOnlySpan<char> part) =>
        part.Length <= LongestTitle && !part.Contains('\n')
        && (!BlockShapes.EndsSentence(part) || part[^1] == '?' || BlockShapes.CapitalShare(part) >= 0.8);

    // A summary is one short paragraph, parted from the text by a byline, a time or a picture.
    private static bool IsStandfirst(string text, List<Part> parts, BlockKind[] kinds, int at) =>
        parts[at].End - parts[at].Start <= LongestStandfirst && at + 1 < parts.Count
        && kinds[at + 1] is BlockKind.Dateline or BlockKind.Caption || (at + 1 < parts.Count && BlockShapes.TryByline(parts[at + 1].Of(text), out _));
}
