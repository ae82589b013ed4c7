using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>What the speaker's side says that it did not do, say or know.</summary>
internal static class OwnDeeds
{
    // What a body is said to do by habit.
    private static readonly FrozenSet<string> Practised = Set("own use sell employ fund finance control operate produce supply store pay possess recruit arm harbour harbor discriminate spy torture target sponsor");

    public static bool Are(MainClause clause) => IsIgnorant(clause) || IsPractice(clause) || IsNeither(clause) || IsUnsaid(clause);

    // "was unaware of the payments", "did not recognise the figures"
    private static bool IsIgnorant(MainClause clause)
    {
        if (VerbLexicon.IsBe(clause.Head))
        {
            return !clause.Negated && clause.Clause.Lower(clause.Predicate) == "unaware" && clause.Clause.Lower(clause.Predicate + 1) is "of" or "that";
        }

        if (!clause.Negated || VerbLexicon.Lemma(clause.Head) is not ("recognise" or "recognize"))
        {
            return false;
        }

        for (var i = clause.Predicate; i < clause.Clause.End && i < clause.Predicate + 4; i++)
        {
            if (clause.Clause[i].IsNoun && Denials.IsReport(clause.Clause.Lower(i)) || clause.Clause.Lower(i) is "figure" or "number" or "numbers" or "picture")
            {
                return true;
            }
        }

        return false;
    }

    // "does not use child labour"; of "does not use it here" nothing is said elsewhere.
    private static bool IsPractice(MainClause clause) =>
        clause.Negated && clause.First is "do" or "does" && Practised.Contains(VerbLexicon.Lemma(clause.Head));

    // "had neither paid nor offered to pay them"
    private static bool IsNeither(MainClause clause)
    {
        var at = clause.Verb.Head + 1;
        return VerbLexicon.IsHave(clause.Head) && clause.Clause.Lower(at) == "neither" && clause.Clause.Tag(at + 1) is "VBN" or "VBD";
    }

    // "I did not say that", "had been misquoted", "had no hand in it"
    private static bool IsUnsaid(MainClause clause)
    {
        var at = clause.Predicate;
        if (clause.Verb.Passive && !clause.Negated && clause.Head is "misquoted" or "misreported")
        {
            return true;
        }

        if (VerbLexicon.IsHave(clause.Head))
        {
            return clause.Clause.Lower(at) == "no" && clause.Clause.Lower(at + 1) is "hand" or "part" or "role" && clause.Clause.Lower(at + 2) is "in" or "at";
        }

        return clause.Negated && clause.First == "did" && VerbLexicon.Lemma(clause.Head) is "say" or "write" && clause.Clause.Lower(at) is "that" or "it" or "this" or "so" && (at + 1 >= clause.Clause.End || !char.IsLetter(clause.Clause.Lower(at + 1)[0]));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
