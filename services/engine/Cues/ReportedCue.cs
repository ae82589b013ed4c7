namespace Hearsay.Engine.Cues;

/// <summary>"X is reported to have dismissed Z" and "X is quoted by Y as saying Z": two verb groups that report together.</summary>
internal static class ReportedCue
{
    private const double Likely = 0.75;

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        for (var i = 0; i + 1 < groups.Count; i++)
        {
            var lemma = VerbLexicon.Lemma(clause.Lower(groups[i].Head));
            if (!groups[i].Passive)
            {
                continue;
            }

            var candidate = groups[i + 1].Infinitive && groups[i + 1].First == groups[i].Head + 1 && lemma is "report" or "say" or "claim" or "allege" or "understand" or "believe" or "rumor" or "rumour"
                ? SaidToHave(clause, groups[i], groups[i + 1])
                : Relays.IsQuoting(groups[i], lemma) ? QuotedAs(clause, groups[i], groups[i + 1], lemma) : null;
            if (candidate is not null)
            {
                found.RemoveAll(other => other.Token == candidate.Token || other.Token == groups[i].Head);
                found.Add(candidate);
            }
        }
    }

    private static Candidate? SaidToHave(Clause clause, VerbGroup outer, VerbGroup inner)
    {
        var lemma = VerbLexicon.Lemma(clause.Lower(inner.Head));
        var head = inner.Head;
        if (VerbLexicon.IsBe(lemma))
        {
            head = AttitudeCue.AdjectiveAfter(clause, inner.Head);
            lemma = head < 0 ? "" : clause.Lower(head);
        }

        var subject = SubjectFinder.Find(clause, outer, clause.First);
        if (!subject.IsNamed || !(CueLexicon.IsReporting(lemma) || AttitudeCue.IsAttitude(lemma)))
        {
            return null;
        }

        var right = RightContext.Of(clause, head + 1, lemma);
        // A preposition after an attitude belongs to the content: "optimistic | about the deal".
        var content = AttitudeCue.IsAttitude(lemma) && right.Kind.StartsWith("prep-", StringComparison.Ordinal) ? right.Content - 1 : right.Content;
        return Make(clause, outer.First, head, subject, content, AttitudeCue.IsAttitude(lemma) ? "that" : right.Kind, lemma, right);
    }

    private static Candidate? QuotedAs(Clause clause, VerbGroup outer, VerbGroup inner, string lemma)
    {
        var verb = VerbLexicon.Lemma(clause.Lower(inner.Head));
        if (clause.Tag(inner.First) != "VBG" || clause.Lower(inner.First - 1) != "as" || !CueLexicon.IsSaying(verb) || inner.First - outer.Head > 14)
        {
            return null;
        }

        var subject = SubjectFinder.Find(clause, outer, clause.First);
        var right = RightContext.Of(clause, inner.Head + 1, verb);
        var candidate = subject.IsNamed ? Make(clause, outer.First, inner.Head, subject, right.Content, right.Kind, lemma, right) : null;
        if (candidate is not null)
        {
            candidate.Relay = Relays.After(clause, outer);
        }

        return candidate;
    }

    private static Candidate? Make(Clause clause, int first, int head, Subject subject, int content, string kind, string lemma, RightContext right)
    {
        if (content >= clause.End || right.Kind is "end")
        {
            return null;
        }

        var end = ContentBounds.EndOf(clause, content, kind);
        return end <= content ? null : new Candidate
        {
            Cue = [clause.Range(first, head + 1)],
            Source = [clause.Range(subject.First, subject.End)],
            Content = [clause.Range(content, end)],
            Addressee = right.ObjectEnd > right.ObjectFirst && right.Kind.StartsWith("np-", StringComparison.Ordinal) ? clause.Range(right.ObjectFirst, right.ObjectEnd) : null,
            Lemma = lemma,
            Frame = "reported:" + right.Kind,
            Token = head,
            Confidence = Likely,
            IsQuoted = right.Kind is "quote" or "colon",
        };
    }
}
