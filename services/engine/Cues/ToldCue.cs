namespace Hearsay.Engine.Cues;

/// <summary>"X was told by Y that Z", "X had been warned that Z": whom it was said to comes first, who said so behind "by" or nowhere.</summary>
internal static class ToldCue
{
    /// <summary>What stands before the colon of the frame.</summary>
    public const string Side = "told";

    private const double Likely = 0.75;

    private const int LongestAdjunct = 12;

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            if (group.Passive && !group.Negated && !group.Infinitive && VerbLexicon.Lemma(clause.Lower(group.Head)) is "tell" or "inform" or "assure" or "warn" or "advise" or "notify" or "remind"
                && Read(clause, group) is { } candidate)
            {
                found.RemoveAll(other => other.Token == group.Head);
                found.Add(candidate);
            }
        }
    }

    private static Candidate? Read(Clause clause, VerbGroup group)
    {
        var at = group.Head + 1;
        var source = Relays.After(clause, group);
        at = source is { } named ? clause.Text.TokenAt(named.End - 1) + 1 : at;
        var content = ContentFrom(clause, at);
        if (content < 0)
        {
            return null;
        }

        var subject = SubjectFinder.Find(clause, group, clause.First);
        var kind = clause.QuoteFrom(content) >= 0 ? "quote" : "that";
        var end = ContentBounds.EndOf(clause, content, kind);
        return end <= content ? null : new Candidate
        {
            Cue = [clause.Range(group.First, group.Head + 1)],
            Source = source is { } by ? [by] : [],
            Content = [clause.Range(content, end)],
            Addressee = subject.IsNamed && subject.Kind[0] == 'S' ? clause.Range(subject.First, subject.End) : null,
            Lemma = VerbLexicon.Lemma(clause.Lower(group.Head)),
            Frame = Side + ":" + kind,
            Token = group.Head,
            Confidence = Likely,
            PlainConfidence = Likely,
        };
    }

    // A clause right here, or one with "that" or in quotation marks behind an adjunct: "told on Monday that Z".
    private static int ContentFrom(Clause clause, int from)
    {
        for (var i = from; i < clause.End && i < from + LongestAdjunct; i++)
        {
            if ((clause.Lower(i) == "that" && clause.Tag(i) != "DT") || clause.QuoteFrom(i) >= 0 || (i == from && RightContext.StartsClause(clause, i)))
            {
                return i;
            }

            if (clause[i].IsVerb || clause.Tag(i) is "MD" or "." or "," or "CC" or "WP" or "WDT" or "WRB" || clause.Lower(i) is ";" or ":")
            {
                break;
            }
        }

        return -1;
    }
}
