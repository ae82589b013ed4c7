using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>Where the cue head sees cues: the best label of each piece, outside preferred a little.</summary>
internal static class CueHeads
{
    /// <param name="scores">Logits [piece, 3].</param>
    /// <param name="rules">How much outside is preferred.</param>
    public static List<PieceSpan> Find(ReadOnlySpan<float> scores, DecodingRules rules)
    {
        var labels = new byte[scores.Length / Labels.CueCount];
        for (var t = 0; t < labels.Length; t++)
        {
            var own = scores.Slice(t * Labels.CueCount, Labels.CueCount);
            labels[t] = (byte)Highest.Of([own[0] + rules.OutsideBias, own[1], own[2]]);
        }

        return BioPath.Spans(labels);
    }

    /// <summary>Log odds that a cue begins with a piece.</summary>
    public static double Margin(ReadOnlySpan<float> scores, int piece)
    {
        var own = scores.Slice(piece * Labels.CueCount, Labels.CueCount);
        return own[1] - LogSum.Of(own[0], own[2]);
    }
}
