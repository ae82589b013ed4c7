namespace Hearsay.Tagger.Decoding;

/// <summary>A span of pieces, [Start, End), and which kind it is of: 0 for labels 1 and 2, 1 for labels 3 and 4, ...</summary>
internal readonly record struct PieceSpan(int Start, int End, int Kind)
{
    public int Length => End - Start;

    public bool Holds(int piece) => Start <= piece && piece < End;
}

/// <summary>The most likely labels of a row of pieces, where label 0 is outside, odd labels begin a span, and the even label after each goes on with it. Linear.</summary>
internal static class BioPath
{
    /// <param name="scores">Logits or log probabilities [piece, label].</param>
    /// <param name="labels">How many labels there are.</param>
    public static byte[] Best(ReadOnlySpan<float> scores, int labels)
    {
        var length = scores.Length / labels;
        var path = new byte[length];
        if (length == 0)
        {
            return path;
        }

        var from = new byte[length * labels];
        Span<float> best = stackalloc float[labels];
        Span<float> next = stackalloc float[labels];
        for (var label = 0; label < labels; label++)
        {
            best[label] = IsInside(label) ? float.NegativeInfinity : scores[label];
        }

        for (var t = 1; t < length; t++)
        {
            var any = Highest.Of(best);
            for (var label = 0; label < labels; label++)
            {
                var before = !IsInside(label) ? any : best[label] > best[label - 1] ? label : label - 1;
                from[(t * labels) + label] = (byte)before;
                next[label] = best[before] + scores[(t * labels) + label];
            }

            next.CopyTo(best);
        }

        path[^1] = (byte)Highest.Of(best);
        for (var t = length - 1; t > 0; t--)
        {
            path[t - 1] = from[(t * labels) + path[t]];
        }

        return path;
    }

    /// <summary>The spans of a path, in order.</summary>
    public static List<PieceSpan> Spans(ReadOnlySpan<byte> path)
    {
        var spans = new List<PieceSpan>();
        for (var t = 0; t < path.Length;)
        {
            var start = t++;
            if (path[start] == 0)
            {
                continue;
            }

            var kind = (path[start] - 1) / 2;
            while (t < path.Length && path[t] == (kind * 2) + 2)
            {
                t++;
            }

            spans.Add(new PieceSpan(start, t, kind));
        }

        return spans;
    }

    private static bool IsInside(int label) => label > 0 && label % 2 == 0;
}
