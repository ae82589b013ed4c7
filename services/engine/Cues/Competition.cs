namespace Hearsay.Engine.Cues;

/// <summary>Where candidates claim the same words, the likelier one keeps them. One whose cue stands in another's content is no rival: it is nested.</summary>
internal static class Competition
{
    public static List<Candidate> Select(List<Candidate> candidates, double threshold)
    {
        var kept = new List<Candidate>();
        foreach (var candidate in candidates.Where(item => item.Confidence >= threshold).OrderByDescending(item => item.Confidence).ThenBy(item => item.Token))
        {
            if (kept.TrueForAll(other => !Rivals(candidate, other)))
            {
                kept.Add(candidate);
            }
        }

        kept.RemoveAll(candidate => IsNested(candidate, kept) && !IsSureNested(candidate));
        foreach (var candidate in candidates.Where(item => item.PlainConfidence >= threshold && item.Confidence < threshold && IsSureNested(item)))
        {
            if (IsNested(candidate, kept) && kept.TrueForAll(other => !Rivals(candidate, other)))
            {
                kept.Add(candidate);
            }
        }

        kept.Sort((a, b) => a.Token.CompareTo(b.Token));
        return kept;
    }

    private static bool IsNested(Candidate candidate, List<Candidate> kept) =>
        kept.Exists(other => other != candidate && IsIn(candidate.Cue, other.Content) && !IsIn(other.Cue, candidate.Content));

    /// <summary>Inside what somebody says, only plain sayings and beliefs of a named source are told apart from mere words.</summary>
    public static bool IsSureNested(Candidate candidate) =>
        candidate.Source.Count > 0 && !candidate.IsFirstPerson && CueLexicon.IsSaying(candidate.Lemma)
        && candidate.Frame.Split(':') is [_, "that" or "clause" or "quote" or "np-that" or "np-clause" or "pp-that" or "end" or "source"];

    public static bool Rivals(Candidate a, Candidate b)
    {
        // A verb inside the words that name a source reports nothing: "sources quoted by X".
        if (a.Token == b.Token || IsIn(a.Cue, b.Source) || IsIn(b.Cue, a.Source))
        {
            return true;
        }

        var aInB = IsIn(a.Cue, b.Content);
        var bInA = IsIn(b.Cue, a.Content);
        if (aInB != bInA)
        {
            return false;
        }

        var overlap = Overlap(a.Content, b.Content);
        return (aInB && bInA) || overlap * 2 > Math.Min(Length(a.Content), Length(b.Content));
    }

    public static bool IsIn(List<TextRange> cue, List<TextRange> content) => cue.Count > 0 && content.Exists(range => range.Holds(cue[0]));

    private static int Length(List<TextRange> ranges) => ranges.Sum(range => range.Length);

    private static int Overlap(List<TextRange> a, List<TextRange> b)
    {
        var sum = 0;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                sum += Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start));
            }
        }

        return sum;
    }
}
