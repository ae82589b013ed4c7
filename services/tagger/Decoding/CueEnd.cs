using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>The cue that begins with a piece: up to where its pointer sees the end.</summary>
internal static class CueEnd
{
    private const int CueKind = 2;

    public static PieceSpan Find(int anchor, PointerScores pointers, DecodingRules rules)
    {
        var reach = pointers.Of(Pointer.CueEnd)[anchor..Math.Min(pointers.Length, anchor + rules.LongestCue)];
        return new PieceSpan(anchor, anchor + 1 + Highest.Of(reach), CueKind);
    }
}
