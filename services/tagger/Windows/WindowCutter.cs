using Hearsay.Tagger.Pieces;

namespace Hearsay.Tagger.Windows;

/// <summary>Cuts a text into windows. Mirrors training/hearsay_tagger/windows.py.</summary>
public static class WindowCutter
{
    /// <summary>Pieces that a window reads at most; the encoder has 512 places, two of them for its own first and last piece.</summary>
    public const int Size = 384;

    /// <summary>Pieces that a window reads of what stands before it, and after it where a paragraph is cut.</summary>
    public const int Context = 64;

    /// <summary>Windows in the order of the text; together they count every piece once.</summary>
    public static IReadOnlyList<Window> Cut(PieceText pieces) => Cut(pieces, Size, Context);

    // Cuts fall between paragraphs; within a paragraph too long for a window they fall between words.
    internal static List<Window> Cut(PieceText pieces, int size, int context)
    {
        var windows = new List<Window>();
        for (var start = 0; start < pieces.Count; start = windows[^1].End)
        {
            var seenFrom = pieces.WordStart(Math.Max(0, start - context));
            var seenTo = Math.Min(pieces.Count, seenFrom + size);
            var end = seenTo;
            if (seenTo < pieces.Count)
            {
                end = LastCut(pieces, start, seenTo);
                if (end > start)
                {
                    seenTo = end;
                }
                else
                {
                    seenTo = Math.Max(start + 1, pieces.WordStart(seenTo));
                    end = Math.Max(start + 1, pieces.WordStart(seenTo - context));
                }
            }

            windows.Add(new Window(seenFrom, start, end, seenTo));
        }

        return windows;
    }

    // The last place up to `to` where a paragraph begins that the one before does not lead up to; `after` where there is none.
    private static int LastCut(PieceText pieces, int after, int to)
    {
        for (var at = to; at > after; at--)
        {
            if (pieces.OpensParagraph[at] && !LeadsOn(pieces, at - 1))
            {
                return at;
            }
        }

        return after;
    }

    // Whether what ends with a piece announces the next paragraph or leaves a quotation open.
    private static bool LeadsOn(PieceText pieces, int piece)
    {
        var last = pieces.Text[pieces.Ends[piece] - 1];
        return last is ':' or ',' or ';' || (pieces.Quoted[piece] && last is not ('"' or '\u201D' or '\u00BB'));
    }
}
