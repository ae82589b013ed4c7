using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>"X carried a report that Z", "X passed on a claim by Y that Z", "X broke the story that Z", "X was the first to report that Z", "X has it that Z": reports told by a noun.</summary>
internal static class PassedOnCue
{
    private const double Likely = 0.7;

    // How far behind the noun "that" may stand: a name with its apposition is between.
    private const int Farthest = 14;

    private static readonly FrozenSet<string> Verbs = Set("carry run publish print repeat relay spread circulate pass pick echo");

    private static readonly FrozenSet<string> Nouns = Set("report story claim rumour rumor article item piece allegation account news");

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            if (!ObjectCue.States(clause, group)
                || Read(clause, group) is not { } form || SubjectFinder.Find(clause, group, clause.First) is not { Kind: "S", IsNamed: true } subject)
            {
                continue;
            }

            var end = ContentBounds.EndOf(clause, form.Content, "that");
            if (end <= form.Content)
            {
                continue;
            }

            var told = clause.Range(subject.First, subject.End);
            found.RemoveAll(other => other.Token == group.Head || (other.Token > group.Head && other.Token < form.Content));
            found.Add(new Candidate
            {
                Cue = [clause.Range(group.First, form.CueEnd)],
                Source = [form.By ?? told],
                Content = [clause.Range(form.Content, end)],
                Relay = form.By is null ? null : told,
                Lemma = "report",
                Frame = form.By is null ? "told:that" : "passed:that",
                Token = group.Head,
                Confidence = Likely,
            });
        }
    }

    private static Form? Read(Clause clause, VerbGroup group)
    {
        var (lemma, next) = (VerbLexicon.Lemma(clause.Lower(group.Head)), group.Head + 1);
        if (VerbLexicon.IsBe(clause.Lower(group.Head)) && clause.Lower(next) == "the" && clause.Lower(next + 1) == "first" && clause.Lower(next + 2) == "to"
            && clause.Lower(next + 3) is "report" or "reveal" or "disclose" or "write" or "publish" && clause.Lower(next + 4) == "that")
        {
            return new Form(next + 4, next + 4, null);
        }

        if (VerbLexicon.IsHave(clause.Lower(group.Head)) && clause.Lower(next) == "it" && clause.Lower(next + 1) == "that")
        {
            return new Form(next + 1, next + 1, null);
        }

        if (lemma == "break" && clause.Lower(next) == "the" && clause.Lower(next + 1) is "story" or "news" && clause.Lower(next + 2) == "that")
        {
            return new Form(next + 2, next + 2, null);
        }

        if (!Verbs.Contains(lemma))
        {
            return null;
        }

        next = lemma is "pass" or "pick" && clause.Lower(next) is "on" or "up" ? next + 1 : next;
        next = clause.Tag(next) is "DT" or "JJ" ? next + 1 : next;
        next = clause.Tag(next) == "JJ" ? next + 1 : next;
        return Nouns.Contains(clause.Lower(next)) ? Behind(clause, next + 1) : null;
    }

    // "that Z", "by Y that Z", "in Y, a tabloid, that Z"
    private static Form? Behind(Clause clause, int at)
    {
        if (clause.Lower(at) == "that")
        {
            return new Form(at, at, null);
        }

        if (clause.Lower(at) is not ("by" or "in" or "from"))
        {
            return null;
        }

        for (var i = at + 2; i < clause.End && i < at + Farthest; i++)
        {
            if (clause.Lower(i) == "that" && clause.Tag(i) != "DT")
            {
                var end = clause.IsComma(i - 1) ? i - 1 : i;
                return new Form(i, at, clause.Range(at + 1, end));
            }

            if (clause[i].IsFiniteVerb || clause.IsStop(i))
            {
                return null;
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private sealed record Form(int Content, int CueEnd, TextRange? By);
}
