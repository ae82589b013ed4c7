using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>What a negated clause says is not so.</summary>
/// <param name="Key">The word that is negated: the main verb, the predicate behind "be", or what there is none of.</param>
/// <param name="SaidOf">The other words of content: what it is said of. Names are left out: two statements of one person need not be about the same.</param>
/// <param name="IsFuture">Whether it "will" or "would" not be so.</param>
internal sealed record Negation(string Key, List<string> SaidOf, bool IsFuture)
{
    private const int Longest = 10;

    /// <summary>Null where nothing is negated, or not wholly, or what is negated says too little to be known again.</summary>
    public static Negation? Of(MainClause clause)
    {
        var isFuture = clause.First is "will" or "would" or "wo" or "'ll" or "'d" && clause.Clause.Tag(clause.Verb.First) == "MD";
        if ((clause.Clause.Tag(clause.Verb.First) == "MD" && !isFuture) || Denials.IsReserved(clause))
        {
            return null;
        }

        // "I will not go" refuses, whoever has said that he would.
        if (isFuture && clause.SubjectWord is "i" or "we")
        {
            return null;
        }

        var isNone = clause.SubjectWord is "no" or "nobody" or "none" or "neither";
        if (!clause.Negated && !isNone && clause.AbsentNoun is null)
        {
            return null;
        }

        var key = clause.AbsentNoun ?? (VerbLexicon.IsBe(clause.Head) || clause.Head is "have" or "has" or "had" or "do" or "done" ? Content(clause, clause.Predicate) : Denials.IsMental(clause.Head) ? null : clause.Head);
        if (key is null)
        {
            return null;
        }

        var others = new List<string>();
        for (var i = clause.Subject.First; i < clause.Clause.End && i < clause.Verb.Head + Longest; i++)
        {
            if (IsContent(clause, i) && !clause.Clause.Tag(i).StartsWith("NNP", StringComparison.Ordinal) && i != clause.Verb.Head && !IsSame(clause.Clause.Lower(i), key))
            {
                others.Add(clause.Clause.Lower(i));
            }
        }

        return others.Count == 0 ? null : new Negation(key, others, isFuture);
    }

    /// <summary>Forms of one word: "cross" and "crossed", "threat" and "threatened".</summary>
    public static bool IsSame(string one, string other) =>
        one == other || VerbLexicon.Lemma(one) == VerbLexicon.Lemma(other) || one + "s" == other || other + "s" == one
        || (one.Length >= 6 && other.Length >= 6 && string.CompareOrdinal(one, 0, other, 0, 6) == 0);

    private static bool IsLight(string head) => VerbLexicon.Lemma(head) is "make" or "take" or "give" or "get" or "show" or "hold" or "play" or "use" or "put";

    private static string? Content(MainClause clause, int from)
    {
        for (var i = from; i < clause.Clause.End && i < from + 4; i++)
        {
            if (IsContent(clause, i))
            {
                return clause.Clause.Lower(i);
            }
        }

        return null;
    }

    private static bool IsContent(MainClause clause, int at) =>
        clause.Clause.Lower(at).Length > 2 && char.IsLetter(clause.Clause.Lower(at)[0]) && (clause.Clause[at].IsNoun || clause.Clause.Tag(at) is "JJ" or "VBG" or "VBN") && !VerbLexicon.IsBe(clause.Clause.Lower(at));
}
