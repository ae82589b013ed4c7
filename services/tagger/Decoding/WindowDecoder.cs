using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>From a window's scores to its attributions: one cue span, at most one source span, contents that compete between cues. Mirrors training/hearsay_tagger/decode.py.</summary>
internal static class WindowDecoder
{
    public static List<PieceAttribution> Decode(WindowScores scores, DecodingRules rules) => Decode(scores.Cue, scores.Roles, scores.Pointers, rules);

    /// <param name="cue">The cue head's logits [piece, 3].</param>
    /// <param name="roles">The roles that pieces have to the cue that begins with a piece.</param>
    /// <param name="pointers">The ends of that cue's spans.</param>
    /// <param name="rules">What to prefer.</param>
    /// <returns>By anchor; those too whose cue counts in another window.</returns>
    public static List<PieceAttribution> Decode(ReadOnlySpan<float> cue, Func<int, RoleScores> roles, Func<int, PointerScores> pointers, DecodingRules rules)
    {
        var claims = new List<CueClaim>();
        foreach (var head in CueHeads.Find(cue, rules))
        {
            claims.Add(new CueClaim(head.Start, roles(head.Start)));
        }

        ContentCompetition.Hold(claims);
        var found = new List<PieceAttribution>();
        foreach (var claim in claims)
        {
            if (claim.Contents.Count > 0)
            {
                found.Add(Complete(claim, pointers(claim.Anchor), CueHeads.Margin(cue, claim.Anchor), rules));
            }
        }

        return found;
    }

    private static PieceAttribution Complete(CueClaim claim, PointerScores pointers, double cueMargin, DecodingRules rules)
    {
        var cue = CueEnd.Find(claim.Anchor, pointers, rules);
        var source = SourceFinder.Find(pointers, new RoleMargins(claim.Roles, RoleLabel.SourceBegin).Weights(rules), rules);
        ReadOnlySpan<PieceSpan> own = source is { } named ? [cue, named] : [cue];
        var chosen = ContentChoice.Of(claim, own, rules);
        var surest = double.NegativeInfinity;
        foreach (var content in chosen)
        {
            surest = Math.Max(surest, claim.Margins.Mean(content));
        }

        var contents = ContentEnds.Move(chosen, pointers, claim.Margins.Weights(rules), own, rules);
        return new PieceAttribution(claim.Anchor, cue, source, contents, new ConfidenceSigns(
            cueMargin,
            surest,
            pointers.LogProbability(Pointer.ContentStart, contents[0].Start) + pointers.LogProbability(Pointer.ContentEnd, contents[0].End - 1),
            pointers.LogProbability(Pointer.SourceStart, source?.Start ?? pointers.Length) + pointers.LogProbability(Pointer.SourceEnd, source?.End - 1 ?? pointers.Length),
            source is null ? 1 : 0,
            pointers.LogProbability(Pointer.CueEnd, cue.End - 1)));
    }
}
