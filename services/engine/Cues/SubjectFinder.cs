namespace Hearsay.Engine.Cues;

/// <summary>What stands before a verb group.</summary>
/// <param name="Kind">"S" a subject, "R" a relative pronoun, "P" a participle, "I" an infinitive, "V" a verb joined to an earlier one, "N" nothing.</param>
/// <param name="First">First token of the subject.</param>
/// <param name="End">One past its last token; equal to First where there is none.</param>
/// <param name="Outer">First token of all that belongs to the attribution on this side (before an apposition).</param>
internal readonly record struct Subject(string Kind, int First, int End, int Outer)
{
    public bool IsNamed => End > First;
}

internal static class SubjectFinder
{
    private const int LongestApposition = 35;

    public static Subject Find(Clause clause, VerbGroup group, int floor)
    {
        var at = group.First;
        while (at > floor && clause.Tag(at - 1) == "RB")
        {
            at--;
        }

        at = BeforeBrackets(clause, at, floor);

        if (group.Infinitive)
        {
            return new Subject("I", at, at, at);
        }

        // "Quill, a spokesman for the port, called on": a tag of a participle does not undo the subject.
        if (clause.Tag(group.First) == "VBN" && at > floor && clause.IsComma(at - 1) && Apposition(clause, at - 1, floor) is { IsNamed: true } before)
        {
            return before;
        }

        if (clause.Tag(group.First) == "VBG" || (clause.Tag(group.First) == "VBN" && clause.IsComma(at - 1)))
        {
            return new Subject("P", at, at, at);
        }

        if (at > floor && (clause.Tag(at - 1) is "WP" or "WDT" || (clause.Lower(at - 1) == "that" && clause.Tag(at - 1) != "DT")))
        {
            return Relative(clause, at - 1, floor);
        }

        if (at > floor && clause.IsComma(at - 1) && Apposition(clause, at - 1, floor) is { IsNamed: true } apposed)
        {
            return apposed;
        }

        if (at > floor && clause.Tag(at - 1) == "CC")
        {
            return new Subject("V", at, at, at);
        }

        var start = NounPhrases.StartOf(clause, at, floor);
        return start < at ? new Subject("S" + Side(clause, start, floor), start, at, start) : new Subject("N", at, at, at);
    }

    // "Quill (Vell) said"
    private static int BeforeBrackets(Clause clause, int at, int floor)
    {
        if (at - 2 <= floor || clause.Lower(at - 1) != ")")
        {
            return at;
        }

        for (var i = at - 2; i > floor && i > at - 10; i--)
        {
            if (clause.Lower(i) == "(")
            {
                return i;
            }
        }

        return at;
    }

    // Whether the clause is a question within a sentence ("w") or subordinate ("s").
    private static string Side(Clause clause, int start, int floor)
    {
        if (start <= floor)
        {
            return "";
        }

        if (clause.Tag(start - 1) is "WP" or "WRB" or "WDT" || clause.Lower(start - 1) is "whether")
        {
            return clause.Lower(start - 1) is "when" or "whenever" or "where" ? "s" : "w";
        }

        return clause.Tag(start - 1) == "IN" && clause.Lower(start - 1) is "that" or "if" or "because" or "after" or "as" or "before" or "until" or "unless" or "although" or "though" or "while"
            or "since" or "than" or "once" or "like" ? "s" : "";
    }

    // "Quill, a spokesman for the port, said": the subject stands before the first comma.
    private static Subject Apposition(Clause clause, int comma, int floor)
    {
        var relative = Apposition(clause, comma, floor, relativeOnly: true);
        return relative.IsNamed ? relative : Apposition(clause, comma, floor, relativeOnly: false);
    }

    private static Subject Apposition(Clause clause, int comma, int floor, bool relativeOnly)
    {
        var limit = Math.Max(floor, comma - LongestApposition);
        for (var i = comma - 1; i > limit; i--)
        {
            if (clause.IsQuoteMark(i) || clause.IsStop(i) || clause.Lower(i) is ";" or ":")
            {
                break;
            }

            if (!clause.IsComma(i) || (relativeOnly && clause.Tag(i + 1) is not ("WP" or "WDT") && clause.Lower(i + 1) != "whose"))
            {
                continue;
            }

            var start = NounPhrases.StartOf(clause, i, floor);
            if (start < i && IsApposition(clause, i + 1, comma))
            {
                return new Subject("S" + Side(clause, start, floor), start, comma, start);
            }
        }

        return default;
    }

    private static bool IsApposition(Clause clause, int from, int to)
    {
        if (clause.Tag(from) is "WP" or "WDT" or "DT" or "PRP$" or "NN" or "NNS" or "NNP" or "JJ" or "CD" or "VBG" or "VBN" or "IN" or "RB")
        {
            // A whole clause with a subject of its own is none, unless "who" leads it.
            for (var i = from; i < to; i++)
            {
                if (clause[i].IsFiniteVerb && clause.Tag(from) is not ("WP" or "WDT") && clause.Lower(from) is not "whose")
                {
                    return false;
                }
            }

            return true;
        }

        return false;
    }

    private static Subject Relative(Clause clause, int pronoun, int floor)
    {
        var end = clause.IsComma(pronoun - 1) ? pronoun - 1 : pronoun;
        var start = NounPhrases.StartOf(clause, end, floor);
        return new Subject("R", start < end ? start : pronoun, pronoun + 1, start < end ? start : pronoun);
    }
}
