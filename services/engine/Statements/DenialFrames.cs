using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>Set ways to say that something is not so, whoever it is said of.</summary>
internal static class DenialFrames
{
    // Words that answer a claim wherever they stand: "it is wrong to say", "nothing of the kind", "contrary to reports", "at no point".
    public static bool AreIn(SpokenWords words)
    {
        for (var i = 0; i < 8; i++)
        {
            if ((words[i] == "nothing" && words[i + 1] is "of" && words[i + 2] is "the" && words[i + 3] is "kind" or "sort")
                || (words[i] is "wrong" or "false" or "incorrect" or "untrue" or "inaccurate" && words[i + 1] == "to" && words[i + 2] is "say" or "suggest" or "claim" or "assert" && words[0] is "it" or "that" or "this")
                || (words[i] == "further" && words[i + 1] == "from" && words[i + 2] == "the" && words[i + 3] == "truth")
                || (words[i] == "wide" && words[i + 1] == "of" && words[i + 2] == "the" && words[i + 3] == "mark")
                || (words[i] == "not" && words[i + 1] == "true" && (i <= 2 || words[0] is "that" or "this" or "it"))
                || (words[i] == "made" && words[i + 1] == "up" && (VerbLexicon.IsBe(words[i - 1]) || VerbLexicon.IsBe(words[i - 2])) && words[i + 2] is not ("of" or "to" or "for" or "my" or "her" or "his"))
                || (words[i] is "made" or "making" && words[i + 1] is "it" or "this" or "that" && words[i + 2] == "up" && words[i + 3].Length == 0)
                || (words[i] == "at" && words[i + 1] == "no" && words[i + 2] is "point" or "time" or "stage" && i is > 0 and < 5)
                || (words[i] == "in" && words[i + 1] == "no" && words[i + 2] == "way" && words[i + 3] is "linked" or "connected" or "involved" or "responsible" or "related" or "implicated" or "affiliated" or "complicit" or "to")
                || (words[i] == "no" && words[i + 1] == "truth" && words[i + 2] is "in" or "to" or "whatsoever")
                || (words[i] == "contrary" && words[i + 1] == "to" && (Denials.IsReport(words[i + 2]) || Denials.IsReport(words[i + 3]) || words[i + 2] is "what")))
            {
                return true;
            }
        }

        var at = words[0] == "that" ? 1 : 0;
        return IsReportFalse(words) || IsSayingFalse(words) || (words[at] == "at" && words[at + 1] == "no" && words[at + 2] is "point" or "time" or "stage" && words[at + 3] is "was" or "were" or "did" or "has" or "have" or "had");
    }

    // "to say that we cut wages is a lie"
    private static bool IsSayingFalse(SpokenWords words)
    {
        if (words[0] != "to" || words[1] is not ("say" or "suggest" or "claim" or "imply" or "call" or "describe"))
        {
            return false;
        }

        for (var i = 3; i < 12; i++)
        {
            if (VerbLexicon.IsBe(words[i]))
            {
                return Denials.IsFalse(words[i + 1]) || Denials.IsFalse(words[i + 2]) || (words[i + 1] == "not" && words[i + 2] is "true" or "correct" or "accurate");
            }
        }

        return false;
    }

    // "the claim was without foundation", "has no basis in fact", "bears no relation to reality", "does not reflect the facts"
    private static bool IsUnfounded(SpokenWords words, int at) =>
        (VerbLexicon.IsBe(words[at]) && words[at + 1] is "without" or "devoid" && (IsGround(words[at + 2]) || IsGround(words[at + 3])))
        || (VerbLexicon.IsHave(words[at]) && words[at + 1] is "no" or "little" && IsGround(words[at + 2]))
        || (words[at] is "bear" or "bears" or "bore" && words[at + 1] is "no" or "little" && words[at + 2] is "relation" or "resemblance" or "relationship")
        || (words[at] is "do" or "does" or "did" && words[at + 1] is "not" or "n't" && words[at + 2] is "reflect" or "correspond" or "match" or "exist");

    private static bool IsGround(string word) => word is "foundation" or "merit" or "basis" or "substance" or "truth" or "grounds" or "evidence";

    // "reports of a shortage were incorrect", "suggestions that it hid the fault are wrong"
    private static bool IsReportFalse(SpokenWords words)
    {
        var at = words[0] == "that" ? 1 : 0;
        at = words[at] is "the" or "any" or "all" or "such" or "these" or "those" or "media" ? at + 1 : at;
        if (words[at].Length < 5 || !Denials.IsReport(words[at]) || words[at] is "these" or "those")
        {
            return false;
        }

        for (var i = at + 1; i < 13; i++)
        {
            if (VerbLexicon.IsBe(words[i]) && (words[i + 1] == "not" && words[i + 2] is "true" or "correct" or "accurate"))
            {
                return true;
            }

            if (IsUnfounded(words, i) || (VerbLexicon.IsBe(words[i]) && Enumerable.Range(i + 1, 4).Any(at => Denials.IsSurelyFalse(words[at])) && words[i + 1] is not ("not" or "n't")))
            {
                return true;
            }

            if (VerbLexicon.IsBe(words[i]) && (Denials.IsFalse(words[i + 1]) || (Denials.IsFalse(words[i + 2]) && words[i + 1].EndsWith("ly", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    // "was not to blame", "were never at risk", "had nothing to do with it"
    public static bool IsBlameless(MainClause clause)
    {
        var at = clause.Predicate;
        if (VerbLexicon.IsHave(clause.Head))
        {
            return Disclaimers.IsNothingToDo(clause);
        }

        if (IsLawful(clause) || IsNoSuch(clause) || IsFarFrom(clause) || IsLess(clause))
        {
            return true;
        }

        // "the meeting never took place"
        if (clause.Negated && Negation.HasHappened(clause) && clause.Clause.Tag(clause.Verb.First) != "MD")
        {
            return (HasNever(clause) || VerbLexicon.Lemma(clause.Head) == "exist" || clause.SubjectWord is "that" or "this" or "it") && clause.Clause.Lower(clause.Subject.First) is "the" or "that" or "this" or "it" && !Denials.IsReserved(clause);
        }

        if (VerbLexicon.IsBe(clause.Head) && !clause.Negated)
        {
            return clause.Clause.Lower(at) == "innocent" || (clause.Clause.Lower(at) == "unrelated" && clause.Clause.Lower(at + 1) == "to");
        }

        // "was not linked to the deaths"
        if (clause.Negated && clause.Verb.Passive && clause.Head is "linked" or "connected" or "related" && clause.Clause.Lower(at) is "to" or "with")
        {
            return !Denials.IsReserved(clause);
        }

        if (!clause.Negated || !VerbLexicon.IsBe(clause.Head) || Denials.IsReserved(clause))
        {
            return false;
        }

        var next = clause.Clause.Lower(at + 1);
        return clause.Clause.Lower(at) switch
        {
            "to" => next == "blame",
            "for" => next == "sale",
            "at" => next == "fault" || (next == "risk" && HasNever(clause)),
            "in" => next == "danger" && HasNever(clause),
            "responsible" or "involved" or "complicit" => true,
            _ => false,
        };
    }

    // "no such order was given", "the governor gave no such order": it takes up what was said.
    private static bool IsNoSuch(MainClause clause)
    {
        var at = clause.Predicate;
        return !Denials.IsReserved(clause) && clause.Clause.Tag(clause.Verb.First) != "MD"
            && ((clause.SubjectWord == "no" && clause.Clause.Lower(clause.Subject.First + 1) == "such")
                || (clause.Clause.Lower(at) == "no" && clause.Clause.Lower(at + 1) == "such")
                || (clause.Negated && clause.Clause.Lower(at) == "any" && clause.Clause.Lower(at + 1) == "such"));
    }

    // "had never been near the cell"
    private static bool IsFarFrom(MainClause clause) =>
        clause.Head == "been" && HasNever(clause) && clause.Clause.Lower(clause.Predicate) is "near" or "inside" or "involved" or "part" or "party";

    // "did not amount to an amnesty": it has been called one.
    private static bool IsLess(MainClause clause) =>
        clause.Negated && clause.Clause.Tag(clause.Verb.First) != "MD" && !Denials.IsReserved(clause)
        && (clause.Head == "constitute" || (clause.Head == "amount" && clause.Clause.Lower(clause.Predicate) == "to"));

    /// <summary>"I deny these allegations", "we reject any suggestion that": the words themselves deny.</summary>
    public static bool IsDenied(MainClause clause, bool own)
    {
        var head = VerbLexicon.Lemma(clause.Head);
        if (!own || clause.Negated || clause.Verb.Passive || clause.Clause.Tag(clause.Verb.First) == "MD" || clause.SubjectWord == "it")
        {
            return false;
        }

        if (head is "deny" or "refute" or "dispute")
        {
            return true;
        }

        for (var i = clause.Predicate; head == "reject" && i < clause.Clause.End && i < clause.Predicate + 4; i++)
        {
            if (clause.Clause.Lower(i) is "claim" or "claims" or "allegation" or "allegations" or "accusation" or "accusations" or "suggestion" or "suggestions")
            {
                return true;
            }
        }

        return false;
    }

    // "did not break any rules", "broke no law", "did nothing wrong"
    private static bool IsLawful(MainClause clause)
    {
        var (head, at) = (VerbLexicon.Lemma(clause.Head), clause.Predicate);
        if (clause.Clause.Tag(clause.Verb.First) == "MD" || Denials.IsReserved(clause))
        {
            return false;
        }

        if (head == "do" && !clause.Negated && clause.Clause.Lower(at) == "nothing")
        {
            return clause.Clause.Lower(at + 1) is "wrong" or "illegal" or "improper" or "inappropriate" or "untoward" or "unlawful";
        }

        if (head is not ("violate" or "break" or "breach" or "commit" or "flout") || clause.Verb.Passive || !(clause.Negated || clause.Clause.Lower(at) == "no"))
        {
            return false;
        }

        for (var i = at; i < clause.Clause.End && i < at + 4; i++)
        {
            if (clause.Clause.Lower(i) is "law" or "laws" or "rule" or "rules" or "crime" or "crimes" or "offence" or "offense" or "fraud" or "code" or "policy" or "sanctions" or "regulations" or "embargo" or "ceasefire" or "treaty" or "agreement" or "contract")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where what somebody calls it begins: in "is a pack of lies" the noun behind "of" says what it is.</summary>
    public static int NounOf(MainClause clause)
    {
        var at = clause.Predicate;
        return clause.Clause.Lower(at) == "a" && clause.Clause.Lower(at + 1) is "bunch" or "pack" or "load" or "lot" or "pile" or "piece" or "bit" or "tissue" or "web" or "string" && clause.Clause.Lower(at + 2) == "of" ? at + 3 : clause.Verb.Head;
    }

    public static bool HasNever(MainClause clause)
    {
        for (var i = Math.Max(clause.Subject.End, clause.Verb.First - 2); i < clause.Predicate; i++)
        {
            if (clause.Clause.Lower(i) == "never")
            {
                return true;
            }
        }

        return false;
    }
}
