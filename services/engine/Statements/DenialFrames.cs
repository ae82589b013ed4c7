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
                || (words[i] == "not" && words[i + 1] == "true" && words[0] is "that" or "this" or "it")
                || (words[i] == "no" && words[i + 1] == "truth" && words[i + 2] is "in" or "to" or "whatsoever")
                || (words[i] == "contrary" && words[i + 1] == "to" && (Denials.IsReport(words[i + 2]) || Denials.IsReport(words[i + 3]) || words[i + 2] is "what")))
            {
                return true;
            }
        }

        return IsReportFalse(words) || (words[0] == "at" && words[1] == "no" && words[2] is "point" or "time" or "stage" && words[3] is "was" or "were" or "did" or "has" or "have" or "had");
    }

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
            return clause.Clause.Lower(at) == "nothing" && clause.Clause.Lower(at + 1) == "to" && clause.Clause.Lower(at + 2) == "do" && clause.Clause.Lower(at + 3) == "with";
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

    public static bool HasNever(MainClause clause)
    {
        for (var i = clause.Verb.First; i < clause.Predicate; i++)
        {
            if (clause.Clause.Lower(i) == "never")
            {
                return true;
            }
        }

        return false;
    }
}
