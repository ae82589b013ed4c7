namespace Hearsay.Tagger.Decoding;

/// <summary>A content that several cues claim stays with the one that is surest of the pieces in question.</summary>
internal static class ContentCompetition
{
    public static void Hold(IReadOnlyList<CueClaim> claims)
    {
        var lost = new bool[claims.Count][];
        for (var k = 0; k < lost.Length; k++)
        {
            lost[k] = new bool[claims[k].Contents.Count];
        }

        for (var k = 0; k < lost.Length; k++)
        {
            for (var j = k + 1; j < lost.Length; j++)
            {
                Compare(claims[k], lost[k], claims[j], lost[j]);
            }
        }

        for (var k = 0; k < lost.Length; k++)
        {
            claims[k].Contents = [.. claims[k].Contents.Where((_, at) => !lost[k][at])];
        }
    }

    // Both lists are in order and apart in themselves, so that one walk along both meets all overlaps.
    private static void Compare(CueClaim one, bool[] oneLost, CueClaim other, bool[] otherLost)
    {
        for (int a = 0, b = 0; a < oneLost.Length && b < otherLost.Length;)
        {
            var (own, theirs) = (one.Contents[a], other.Contents[b]);
            int low = Math.Max(own.Start, theirs.Start), high = Math.Min(own.End, theirs.End);
            if (2 * (high - low) > Math.Min(own.Length, theirs.Length))
            {
                var difference = one.Margins.Mean(low, high) - other.Margins.Mean(low, high);
                oneLost[a] |= difference < 0;
                otherLost[b] |= difference > 0;
            }

            (a, b) = (own.End <= theirs.End ? a + 1 : a, theirs.End <= own.End ? b + 1 : b);
        }
    }
}
