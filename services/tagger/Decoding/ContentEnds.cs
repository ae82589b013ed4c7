using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>Moves each content's ends to where pointers and roles see them best nearby, never over the cue, the source or the content before.</summary>
internal static class ContentEnds
{
    // There are pointers for the first two contents of a cue.
    private static readonly (Pointer Start, Pointer End)[] Pointed = [(Pointer.ContentStart, Pointer.ContentEnd), (Pointer.SecondContentStart, Pointer.SecondContentEnd)];

    /// <param name="contents">In the order of the text, and apart.</param>
    /// <param name="pointers">The ends that the model points at.</param>
    /// <param name="weights">What the content's role adds (<see cref="RoleMargins.Weights"/>).</param>
    /// <param name="own">The cue and its source.</param>
    /// <param name="rules">How far an end may move.</param>
    /// <returns>In order and apart; what the one before has taken whole is left out, but never the first.</returns>
    public static List<PieceSpan> Move(List<PieceSpan> contents, PointerScores pointers, ReadOnlySpan<double> weights, ReadOnlySpan<PieceSpan> own, DecodingRules rules)
    {
        var moved = new List<PieceSpan>(contents.Count);
        var floor = 0;
        for (var k = 0; k < contents.Count; k++)
        {
            if (contents[k].End <= floor)
            {
                continue;
            }

            var content = k < Pointed.Length ? Move(contents[k], floor, pointers, Pointed[k], weights, own, rules) : contents[k] with { Start = Math.Max(floor, contents[k].Start) };
            moved.Add(content);
            floor = content.End;
        }

        return moved;
    }

    private static PieceSpan Move(
        PieceSpan content, int floor, PointerScores pointers, (Pointer Start, Pointer End) pointed, ReadOnlySpan<double> weights, ReadOnlySpan<PieceSpan> own, DecodingRules rules)
    {
        int low = floor, high = pointers.Length;
        foreach (var span in own)
        {
            low = span.End <= content.Start ? Math.Max(low, span.End) : low;
            high = span.Start >= content.End ? Math.Min(high, span.Start) : high;
        }

        var from = Math.Max(low, content.Start - rules.Reach);
        var start = Best(pointers.Of(pointed.Start), weights, -1, from, Math.Min(content.End, Math.Max(from, content.Start + rules.Reach) + 1));
        from = Math.Max(start, content.End - 1 - rules.Reach);
        var last = Best(pointers.Of(pointed.End), weights[1..], 1, from, Math.Min(high, content.End + rules.Reach));
        return content with { Start = start, End = last + 1 };
    }

    // Where pointer and role together are highest from `from` up to `to`; of equals the first.
    private static int Best(ReadOnlySpan<float> scores, ReadOnlySpan<double> weights, int sign, int from, int to)
    {
        var best = from;
        for (var t = from + 1; t < to; t++)
        {
            best = scores[t] + (sign * weights[t]) > scores[best] + (sign * weights[best]) ? t : best;
        }

        return best;
    }
}
