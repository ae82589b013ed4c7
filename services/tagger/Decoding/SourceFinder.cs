using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>A cue's source: the best pair of a start and an end, or none.</summary>
internal static class SourceFinder
{
    private const int SourceKind = 0;

    public static PieceSpan? Find(PointerScores pointers, DecodingRules rules)
    {
        var length = pointers.Length;
        ReadOnlySpan<float> starts = pointers.Of(Pointer.SourceStart), ends = pointers.Of(Pointer.SourceEnd);
        var best = starts[length] + ends[length];
        var highestEnd = ends[Highest.Of(ends[..length])];
        PieceSpan? source = null;
        for (var start = 0; start < length; start++)
        {
            if (starts[start] + highestEnd <= best)
            {
                continue;
            }

            var end = start + Highest.Of(ends[start..Math.Min(length, start + rules.LongestSource)]);
            if (starts[start] + ends[end] > best)
            {
                best = starts[start] + ends[end];
                source = new PieceSpan(start, end + 1, SourceKind);
            }
        }

        return source;
    }
}
