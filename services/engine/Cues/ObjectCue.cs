namespace Hearsay.Engine.Cues;

/// <summary>What the verbs have in common that report by their object: who they may belong to, and what is found then.</summary>
internal static class ObjectCue
{
    /// <summary>Whether a verb states something done: in the active, neither denied nor merely possible, and not in somebody's quotation.</summary>
    public static bool States(Clause clause, VerbGroup group) =>
        !(group.Passive || group.Negated || group.Infinitive || clause.Tag(group.First) == "MD" || clause.OuterQuote(group.Head) >= 0);

    /// <summary>Takes the noun phrase that begins at <paramref name="from"/> for what is reported, in place of what else the verb was taken for; nothing where there is none.</summary>
    public static void Add(Clause clause, VerbGroup group, Subject subject, int from, string frame, double confidence, List<Candidate> found)
    {
        var end = ContentBounds.EndOf(clause, from, "np");
        if (end <= from)
        {
            return;
        }

        found.RemoveAll(other => other.Token == group.Head);
        found.Add(new Candidate
        {
            Cue = [clause.Range(group.First, from)],
            Source = [clause.Range(subject.First, subject.End)],
            Content = [clause.Range(from, end)],
            Lemma = VerbLexicon.Lemma(clause.Lower(group.Head)),
            Frame = frame,
            Token = group.Head,
            Confidence = confidence,
        });
    }
}
