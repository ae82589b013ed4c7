using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>
/// "Rumours that Z were dismissed as nonsense by X", "X dismissed as fantasy a report that Z", "Denying the charges, X said": denials whose claim does not
/// stand right behind the verb of a subject.
/// </summary>
internal static class RebuttedCue
{
    private const double Likely = 0.75;
    private const int FurthestAgent = 12;

    private static readonly FrozenSet<string> Verbs = "deny dismiss reject refute rebut dispute contest quash scotch debunk rubbish ridicule repudiate describe call label brand"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Naming = "describe call label brand".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            var lemma = VerbLexicon.Lemma(clause.Lower(group.Head));
            if (!Verbs.Contains(lemma) || group.Negated || clause.OuterQuote(group.Head) >= 0 || clause.Tag(group.First) == "MD")
            {
                continue;
            }

            var candidate = group.Passive ? Passive(clause, group, lemma)
                : group.First == clause.First && clause.Tag(group.Head) == "VBG" ? Participle(clause, group, lemma)
                : ObjectCue.States(clause, group) ? Shifted(clause, group, lemma)
                : null;
            if (candidate is not null)
            {
                found.RemoveAll(other => other.Token == group.Head);
                found.Add(candidate);
            }
        }
    }

    // The claim begins the sentence, and "by" names who is against it.
    private static Candidate? Passive(Clause clause, VerbGroup group, string lemma)
    {
        // A report can be called for; one that is called something is judged.
        if (Naming.Contains(lemma) && !(clause.Lower(group.Head + 1) is "as" or "a" or "an" || clause.IsQuoteMark(group.Head + 1) || clause.Tag(group.Head + 1) == "JJ"))
        {
            return null;
        }

        if (!RebuttalCue.IsClaim(clause, clause.First, out var noun) || !(noun + 1 == group.First || clause.Tag(noun + 1) is "IN" or "WDT" || clause.Lower(noun + 1) is "that" or "of"))
        {
            return null;
        }

        for (var by = group.Head + 1; by < clause.End && by <= group.Head + FurthestAgent; by++)
        {
            if (clause.OuterQuote(by) >= 0 || clause.IsQuoteMark(by))
            {
                continue;
            }

            if (clause[by].IsVerb || clause.Lower(by) == ";")
            {
                return null;
            }

            if (clause.Lower(by) == "by")
            {
                var end = NounPhrases.EndOf(clause, by + 1, withLinks: true);
                return end <= by + 1 || clause.Tag(by + 1) == "VBG" ? null : Of(
                    clause, lemma, "rebuttal:passive", group.Head,
                    cue: clause.Range(group.First, by),
                    source: clause.Range(by + 1, WithName(clause, CueFinder.WithApposition(clause, end))),
                    content: clause.Range(clause.First, ContentBounds.TrimEnd(clause, clause.First, group.First)));
            }
        }

        return null;
    }

    // "its director, Hana Kolar"
    private static int WithName(Clause clause, int end)
    {
        if (clause.Tag(end - 1) != "NN" || !clause.IsComma(end) || clause.Tag(end + 1) != "NNP")
        {
            return end;
        }

        var after = NounPhrases.EndOf(clause, end + 1, withLinks: false);
        return clause.IsComma(after) || clause.IsStop(after) ? after : end;
    }

    // What the claim is called comes first, for the claim is long.
    private static Candidate? Shifted(Clause clause, VerbGroup group, string lemma)
    {
        if (clause.Lower(group.Head + 1) != "as" || SubjectFinder.Find(clause, group, clause.First) is not { Kind: "S", IsNamed: true } subject)
        {
            return null;
        }

        for (var from = group.Head + 3; from < clause.End && from < group.Head + 9; from++)
        {
            if (clause.OuterQuote(from) < 0 && (clause.Lower(from) is "a" or "an" or "the" or "any" || clause.Tag(from) is "NNS") && RebuttalCue.IsClaim(clause, from, out _))
            {
                var end = ContentBounds.EndOf(clause, from, "np");
                return end <= from ? null : Of(
                    clause, lemma, "rebuttal:shift", group.Head,
                    cue: clause.Range(group.First, from),
                    source: clause.Range(subject.First, subject.End),
                    content: clause.Range(from, end));
            }
        }

        return null;
    }

    // Who denies is the subject of what follows.
    private static Candidate? Participle(Clause clause, VerbGroup group, string lemma)
    {
        if (Naming.Contains(lemma) || (lemma != "deny" && !RebuttalCue.IsClaim(clause, group.Head + 1, out _)))
        {
            return null;
        }

        var comma = group.Head + 1;
        while (comma < clause.End && !clause.IsComma(comma) && !clause.IsQuoteMark(comma))
        {
            comma++;
        }

        var end = NounPhrases.EndOf(clause, comma + 1, withLinks: true);
        return comma <= group.Head + 1 || !clause.IsComma(comma) || end <= comma + 1 || !(clause[end].IsVerb || clause.Tag(end) is "MD" or "RB") ? null : Of(
            clause, lemma, "rebuttal:participle", group.Head,
            cue: clause.Range(group.First, group.Head + 1),
            source: clause.Range(comma + 1, end),
            content: clause.Range(group.Head + 1, comma));
    }

    private static Candidate Of(Clause clause, string lemma, string frame, int token, TextRange cue, TextRange source, TextRange content) => new()
    {
        Cue = [cue],
        Source = [source],
        Content = [content],
        Lemma = lemma,
        Frame = frame,
        Token = token,
        Confidence = Likely,
        IsFirstPerson = clause.Text.Tokens[clause.Text.TokenAt(source.Start)].Lower is "i" or "we" or "you",
    };
}
