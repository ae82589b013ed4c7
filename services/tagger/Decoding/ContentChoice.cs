namespace Hearsay.Tagger.Decoding;

/// <summary>The surest content of a cue and further ones that are sure in themselves, small gaps between them closed.</summary>
internal static class ContentChoice
{
    /// <param name="claim">A cue with one content at least.</param>
    /// <param name="own">Its cue and source: no gap that holds one of them is closed.</param>
    /// <param name="rules">How sure, how many, how small.</param>
    /// <returns>One content at least, in the order of the text.</returns>
    public static List<PieceSpan> Of(CueClaim claim, ReadOnlySpan<PieceSpan> own, DecodingRules rules)
    {
        var contents = new List<PieceSpan>(claim.Contents);
        contents.Sort((a, b) => claim.Margins.Sum(b).CompareTo(claim.Margins.Sum(a)) is not 0 and var order ? order : a.Start.CompareTo(b.Start));
        contents.RemoveRange(Math.Min(rules.MostContents, contents.Count), Math.Max(0, contents.Count - rules.MostContents));
        var surest = contents[0];
        contents.RemoveAll(span => span != surest && claim.Margins.Mean(span) <= rules.ExtraContentMargin);
        contents.Sort((a, b) => a.Start.CompareTo(b.Start));

        var closed = new List<PieceSpan> { contents[0] };
        for (var i = 1; i < contents.Count; i++)
        {
            var (last, next) = (closed[^1], contents[i]);
            if (next.Start - last.End <= rules.CloseGap && !AnyBetween(own, last.End, next.Start))
            {
                closed[^1] = last with { End = next.End };
            }
            else
            {
                closed.Add(next);
            }
        }

        return closed;
    }

    private static bool AnyBetween(ReadOnlySpan<PieceSpan> own, int start, int end)
    {
        foreach (var span in own)
        {
            if (span.Start < end && span.End > start)
            {
                return true;
            }
        }

        return false;
    }
}
