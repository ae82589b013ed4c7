using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>A cue's source: the pair of a start and an end that pointers and roles see best, or none.</summary>
internal static class SourceFinder
{
    private const int SourceKind = 0;

    /// <param name="pointers">The ends that the model points at.</param>
    /// <param name="weights">What the source's role adds (<see cref="RoleMargins.Weights"/>).</param>
    /// <param name="rules">How long a source can be.</param>
    public static PieceSpan? Find(PointerScores pointers, ReadOnlySpan<double> weights, DecodingRules rules)
    {
        var length = pointers.Length;
        ReadOnlySpan<float> starts = pointers.Of(Pointer.SourceStart), ends = pointers.Of(Pointer.SourceEnd);
        double best = (double)starts[length] + ends[length];
        PieceSpan? source = null;
        for (var start = 0; start < length; start++)
        {
            var opening = starts[start] - weights[start];
            for (var end = start; end < Math.Min(length, start + rules.LongestSource); end++)
            {
                var score = opening + ends[end] + weights[end + 1];
                if (score > best)
                {
                    best = score;
                    source = new PieceSpan(start, end + 1, SourceKind);
                }
            }
        }

        return source;
    }
}
