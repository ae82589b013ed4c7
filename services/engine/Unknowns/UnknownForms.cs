using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Unknowns;

/// <summary>The ways in which a publisher says that it does not know.</summary>
internal static class UnknownForms
{
    /// <summary>Whether words that say so begin here: "it is not clear", "there was no word on".</summary>
    public static bool Starts(Clause clause, int at)
    {
        if (clause.Lower(at) == "it")
        {
            return IsUnclear(clause, at + 1) || IsUnestablished(clause, at + 1);
        }

        if (clause.Lower(at) != "there" || !(VerbLexicon.IsBe(clause.Lower(at + 1)) || clause.Lower(at + 1) is "remains" or "remained"))
        {
            return false;
        }

        var from = at + 2;
        if (clause.Lower(from) is "uncertainty" or "confusion" || (clause.Lower(from) is "some" or "still" or "considerable" or "also" && clause.Lower(from + 1) is "uncertainty" or "confusion"))
        {
            return true;
        }

        if (clause.Lower(from) != "no")
        {
            return false;
        }

        var noun = clause.Lower(from + 1) is "immediate" or "official" or "independent" or "further" or "clear" or "public" ? from + 2 : from + 1;
        return clause.Lower(noun) is "clarity" or "word" or "indication" or "confirmation" or "information" or "details";
    }

    /// <summary>One past the last word where the sentence as a whole says so: "whether ... remains unclear", "neither account could be verified", "no details were given".</summary>
    public static int? AtStart(Clause clause)
    {
        var first = clause.First;
        if (clause.OuterQuote(first) >= 0)
        {
            return null;
        }

        var isQuestion = clause.Lower(first) is "whether" or "what" or "how" or "who" or "why" or "when" or "where" or "which";
        foreach (var group in clause.VerbGroups())
        {
            if (clause.OuterQuote(group.First) >= 0 || !clause[group.First].IsFiniteVerb || group.First == first)
            {
                continue;
            }

            if (End(clause, group, isQuestion) is { } end && (isQuestion ? Ends(clause, end) : IsSubject(clause, group)))
            {
                return end;
            }

            if (!isQuestion)
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsSubject(Clause clause, VerbGroup group) =>
        SubjectFinder.Find(clause, group, clause.First) is { Kind: "S", IsNamed: true } subject && subject.First == clause.First && clause.Tag(subject.First) is not ("PRP" or "EX");

    private static int? End(Clause clause, VerbGroup group, bool isQuestion)
    {
        var none = clause.Lower(clause.First) is "neither" or "none" or "no" or "nothing";
        if (Negated(clause, group, none) && IsChecking(clause, group))
        {
            return group.Head + 1;
        }

        if (clause.Lower(clause.First) == "no" && clause.Lower(group.First - 1) is "details" or "information" or "explanation" && group.Passive && clause.Lower(group.Head) is "given" or "released" or "provided" or "disclosed")
        {
            return clause.End;
        }

        var end = Unclear(clause, group.First);
        return end > 0 && (isQuestion || Ends(clause, end)) ? end : null;
    }

    // "could not be independently verified", "has not been officially confirmed", "could not independently verify"
    private static bool IsChecking(Clause clause, VerbGroup group)
    {
        var isPassive = clause.Lower(group.Head) is "verified" or "confirmed" or "established" or "determined" or "authenticated" or "corroborated" or "ascertained";
        var isActive = clause.Lower(group.Head) is "verify" or "confirm" or "authenticate" or "corroborate" or "establish" or "determine";
        var (could, apart) = (false, false);
        for (var i = group.First; i < group.Head; i++)
        {
            could |= clause.Lower(i) is "could" or "can";
            apart |= clause.Lower(i) is "independently" or "immediately" or "officially";
        }

        return (isPassive && (could || apart)) || (isActive && could && apart);
    }

    private static bool Negated(Clause clause, VerbGroup group, bool none)
    {
        for (var i = group.First; i < group.Head; i++)
        {
            if (clause.Lower(i) is "not" or "n't" or "cannot")
            {
                return true;
            }
        }

        return none;
    }

    // "isn't clear", "is not yet known", "remains unclear", "was not immediately clear"
    private static bool IsUnclear(Clause clause, int at) => Unclear(clause, at) > 0;

    private static int Unclear(Clause clause, int at)
    {
        if (!(VerbLexicon.IsBe(clause.Lower(at)) || clause.Lower(at) is "remains" or "remained" or "remain"))
        {
            return 0;
        }

        var negated = false;
        for (var i = at + 1; i < clause.End && i < at + 6; i++)
        {
            var word = clause.Lower(i);
            negated |= word is "not" or "n't";
            if (word is "unclear" or "unknown" or "uncertain" || (negated && word is "clear" or "known" or "certain"))
            {
                return i + 1;
            }

            if (clause.Tag(i) is not ("RB" or "JJ" or "VBN"))
            {
                return 0;
            }
        }

        return 0;
    }

    // "it could not be determined whether", "it was not possible to verify"
    private static bool IsUnestablished(Clause clause, int at)
    {
        if (clause.Lower(at) is "could" or "can" or "cannot" || VerbLexicon.IsBe(clause.Lower(at)))
        {
            var negated = clause.Lower(at) == "cannot";
            for (var i = at + 1; i < clause.End && i < at + 8; i++)
            {
                negated |= clause.Lower(i) is "not" or "n't";
                if (negated && clause.Lower(i) is "determined" or "established" or "verified" or "confirmed" or "ascertained" or "verify" or "confirm" or "establish" or "determine" && clause.Lower(i - 1) is "be" or "to" or "immediately" or "independently")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Ends(Clause clause, int at) => at >= clause.End || clause.IsStop(at) || clause.IsComma(at) || clause.Lower(at) is ";" or "and" or "but" or "on" or "last" or "for";
}
