using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Finds the words of an anchor in another text by themselves: each stretch as it was, in the same order, close to the others.</summary>
internal sealed class QuoteLocator(CodePointIndex text)
{
    /// <summary>Code points by which a stretch may have moved away from the longest one.</summary>
    public const int Drift = 200;

    private const int MostPlaces = 1_000;

    /// <summary>The words where they stand now. Null with <paramref name="isAmbiguous"/> where they stand in places that nothing tells apart.</summary>
    public CorrectionAnchor? Find(CorrectionAnchor anchor, out bool isAmbiguous)
    {
        isAmbiguous = false;
        var longest = CorrectionAnchors.All(anchor).MaxBy(span => span.End - span.Start);
        if (longest is null || longest.Text.Length == 0)
        {
            return null;
        }

        CorrectionAnchor? best = null;
        var (bestScore, places) = (-1, 0);
        for (var at = text.Text.IndexOf(longest.Text, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(longest.Text, at + 1, StringComparison.Ordinal))
        {
            if (++places > MostPlaces)
            {
                isAmbiguous = true;
                return null;
            }

            if (PlacedAt(anchor, longest, text.ToCodePoint(at)) is not { } placed)
            {
                continue;
            }

            var score = ContextOf(anchor, placed);
            (isAmbiguous, best, bestScore) = score > bestScore ? (false, placed, score) : (isAmbiguous || score == bestScore, best, bestScore);
        }

        return isAmbiguous ? null : best;
    }

    private CorrectionAnchor? PlacedAt(CorrectionAnchor anchor, Span longest, int start)
    {
        var shift = start - longest.Start;
        var placed = new CorrectionAnchor { HopNames = { anchor.HopNames } };
        foreach (var (from, into) in new[] { (anchor.Cue, placed.Cue), (anchor.Content, placed.Content) })
        {
            foreach (var span in from.Where(span => span.End > span.Start))
            {
                if ((ReferenceEquals(span, longest) ? Moved(longest, shift) : Nearest(span, longest, shift)) is not { } now)
                {
                    return null;
                }

                into.Add(now);
            }
        }

        return placed;
    }

    /// <summary>The same words closest to where they are looked for, on the same side of the longest stretch.</summary>
    private Span? Nearest(Span span, Span longest, int shift)
    {
        var (from, to) = span.End <= longest.Start ? (0, longest.Start + shift)
            : span.Start >= longest.End ? (longest.End + shift, text.Length)
            : (0, text.Length);
        from = Math.Clamp(span.Start + shift - Drift, from, to);
        to = Math.Clamp(span.End + shift + Drift, from, to);
        var (window, start) = (text.Slice(from, to), text.ToUtf16(from));
        Span? nearest = null;
        for (var at = window.IndexOf(span.Text, StringComparison.Ordinal); at >= 0; at = window.IndexOf(span.Text, at + 1, StringComparison.Ordinal))
        {
            var now = Moved(span, text.ToCodePoint(start + at) - span.Start);
            if (nearest is null || Math.Abs(now.Start - span.Start - shift) < Math.Abs(nearest.Start - span.Start - shift))
            {
                nearest = now;
            }
        }

        return nearest;
    }

    /// <summary>Characters around the words that are as they were.</summary>
    private int ContextOf(CorrectionAnchor anchor, CorrectionAnchor placed)
    {
        var all = CorrectionAnchors.All(placed);
        var (start, end) = (all.Min(span => span.Start), all.Max(span => span.End));
        var before = text.Slice(Math.Max(0, start - CorrectionAnchors.ContextLength), start);
        var after = text.Slice(end, Math.Min(text.Length, end + CorrectionAnchors.ContextLength));
        return anchor.Prefix.Reverse().Zip(before.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count()
            + anchor.Suffix.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
    }

    private static Span Moved(Span span, int by) => new() { Start = span.Start + by, End = span.End + by, Text = span.Text };
}
