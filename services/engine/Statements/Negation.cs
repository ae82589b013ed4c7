using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>What a negated clause says is not so.</summary>
/// <param name="Key">The word that is negated: the main verb, the predicate behind "be", or what there is none of; null where it says too little to be known again.</param>
/// <param name="SaidOf">The other words of content: what it is said of. Names are left out: two statements of one person need not be about the same.</param>
/// <param name="Scope">How the negation is made.</param>
/// <param name="IsFuture">Whether it "will" or "would" not be so.</param>
/// <param name="IsPast">Whether it was or has not been so.</param>
internal sealed record Negation(string? Key, List<string> SaidOf, NegationScope Scope, bool IsFuture, bool IsPast)
{
    private const int Longest = 12;

    /// <summary>Null where nothing is negated, or not wholly.</summary>
    public static Negation? Of(MainClause clause)
    {
        var isFuture = clause.First is "will" or "would" or "wo" or "'ll" or "'d" && clause.Clause.Tag(clause.Verb.First) == "MD";
        if ((clause.Clause.Tag(clause.Verb.First) == "MD" && !isFuture) || clause.Clause.Lower(clause.Clause.First) == "let" || Denials.IsReserved(clause) || IsLimited(clause) || IsDouble(clause) || clause.IsQuestion)
        {
            return null;
        }

        // "I will not go" refuses, whoever has said that he would.
        if (isFuture && clause.SubjectWord is "i" or "we")
        {
            return null;
        }

        var absent = clause.AbsentNoun ?? Refused(clause);
        var isNobody = clause.SubjectWord is "no" or "nobody" or "none" or "neither" or "nothing";
        isNobody |= clause.Clause.Lower(clause.Subject.First - 1) == "not" && clause.SubjectWord is "a" or "one";
        var isNothing = clause.Clause.Lower(clause.Predicate) is "nothing" or "nobody" or "none" && !VerbLexicon.IsBe(clause.Head) && !VerbLexicon.IsHave(clause.Head);
        if (!clause.Negated && !isNobody && !isNothing && absent is null)
        {
            return null;
        }

        var key = absent ?? KeyOf(clause);
        var isPast = clause.First is "was" or "were" or "did" or "had" or "has" or "have" or "'ve" or "'d" || clause.Clause.Tag(clause.Verb.First) is "VBD" or "VBN";
        var scope = absent is not null ? NegationScope.Absence : isNobody ? NegationScope.Subject : NegationScope.Verb;
        return new Negation(key, Others(clause, key), scope, isFuture, isPast && !isFuture);
    }

    /// <summary>Forms of one word: "cross" and "crossed", "threat" and "threatened", "buy" and "buyer".</summary>
    public static bool IsSame(string one, string other)
    {
        if (one == other || one.Length < 3 || other.Length < 3 || one[0] != other[0])
        {
            return one == other;
        }

        var (first, second) = (VerbLexicon.Lemma(one), VerbLexicon.Lemma(other));
        return first == second || IsMadeOf(one, second) || IsMadeOf(other, first) || (one.Length >= 6 && other.Length >= 6 && string.CompareOrdinal(one, 0, other, 0, 6) == 0);
    }

    // A noun made of a verb by an ending, with or without the verb's last letter.
    private static bool IsMadeOf(string noun, string verb)
    {
        var shared = verb.Length > 3 && verb[^1] is 'e' or 'y' ? verb[..^1] : verb;
        return shared.Length >= 3 && noun.StartsWith(shared, StringComparison.Ordinal)
            && noun[shared.Length..] is "er" or "ers" or "or" or "ors" or "ing" or "ings" or "al" or "als" or "ment" or "ments" or "ation" or "ations" or "ion" or "ions" or "ure" or "ures" or "age" or "aint" or "t" or "ts" or "s" or "es";
    }

    // "took no bribes"
    private static string? Refused(MainClause clause)
    {
        // "no differently", "no more"
        if (clause.Clause.Lower(clause.Predicate) != "no" || clause.Negated || clause.Clause.Tag(clause.Predicate + 1).StartsWith("RB", StringComparison.Ordinal) || clause.Clause.Lower(clause.Predicate + 1) is "more" or "longer" or "better" or "less" or "further")
        {
            return null;
        }

        for (var i = clause.Predicate + 1; i < clause.Clause.End && i < clause.Predicate + 5; i++)
        {
            if (clause.Clause[i].IsNoun && !(i + 1 < clause.Clause.End && clause.Clause[i + 1].IsNoun))
            {
                return clause.Clause.Lower(i);
            }
        }

        return null;
    }

    /// <summary>"took place", "happened", "existed": no more than that it was.</summary>
    public static bool HasHappened(MainClause clause) =>
        VerbLexicon.Lemma(clause.Head) is "happen" or "occur" or "exist" || (VerbLexicon.Lemma(clause.Head) == "take" && clause.Clause.Lower(clause.Verb.Head + 1) == "place");

    // The last of what is joined by "nor" is most often what was claimed.
    private static int Nor(MainClause clause)
    {
        for (var i = clause.Verb.Head + 2; i < clause.Clause.End && i < clause.Verb.Head + 8; i++)
        {
            if (clause.Clause.Lower(i) == "nor")
            {
                return i;
            }
        }

        return clause.Verb.Head + 1;
    }

    private static string? KeyOf(MainClause clause)
    {
        if (clause.Clause.Lower(clause.Verb.Head + 1) == "neither")
        {
            return Content(clause, Nor(clause) + 1);
        }

        // "the meeting never took place": what there was none of.
        if (HasHappened(clause))
        {
            return clause.SubjectNoun;
        }

        if (VerbLexicon.IsBe(clause.Head))
        {
            // "is not easy", "was not a good thing", "wasn't like that": judged, not told.
            return Insistence.IsJudged(clause.Clause.Lower(clause.Predicate)) || clause.Clause.Lower(clause.Predicate) == "like" ? null : Content(clause, clause.Predicate) is { } predicate && !Insistence.IsJudged(predicate) ? predicate : null;
        }

        return clause.Head is "have" or "has" or "had" or "do" or "does" or "did" or "done" || IsLight(clause.Head) ? Content(clause, clause.Predicate) : Denials.IsMental(clause.Head) || clause.Clause.Lower(clause.Verb.Head + 1) == "about" ? null : clause.Head;
    }

    // "made no sense": the noun says what was done.
    private static bool IsLight(string head) => VerbLexicon.Lemma(head) is "make" or "take" or "give" or "get" or "show" or "hold" or "play" or "use" or "put";

    // "not infrequently"
    private static bool IsDouble(MainClause clause)
    {
        for (var i = clause.Verb.First; i < clause.Clause.End && i < clause.Verb.Head + 4; i++)
        {
            if (clause.Clause.Lower(i) is "not" or "n't" && (clause.Clause.Lower(i + 1).StartsWith("in", StringComparison.Ordinal) || clause.Clause.Lower(i + 1).StartsWith("un", StringComparison.Ordinal)) && clause.Clause.Lower(i + 1).EndsWith("ly", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Others(MainClause clause, string? key)
    {
        var others = new List<string>();
        for (var i = clause.Subject.First; i < clause.Clause.End && i < clause.Verb.Head + Longest; i++)
        {
            if (IsContent(clause, i) && !clause.Clause.Tag(i).StartsWith("NNP", StringComparison.Ordinal) && i != clause.Verb.Head && (key is null || !IsSame(clause.Clause.Lower(i), key)))
            {
                others.Add(clause.Clause.Lower(i));
            }
        }

        return others;
    }

    // "did not rise as fast as", "has not been raised since": it was so in another measure, at another time.
    private static bool IsLimited(MainClause clause)
    {
        for (var i = clause.Verb.First; i < clause.Clause.End && i < clause.Verb.Head + Longest; i++)
        {
            if (clause.Clause.Lower(i) is "regularly" or "usually" or "often" or "since" or "as" or "than" or "last" or "supposed" or "again" or "anymore" or "every" || (clause.Clause.Lower(i) == "longer" && clause.Clause.Lower(i - 1) is "no" or "any") || (clause.Clause.Lower(i) == "any" && clause.Clause.Lower(i + 1) == "more") || (clause.Clause.Lower(i) is "in" or "for" && clause.Clause.Tag(i + 1) == "CD" && !char.IsAsciiDigit(clause.Clause.Lower(i + 1)[0])))
            {
                return true;
            }
        }

        return false;
    }

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
        clause.Clause.Lower(at).Length > 2 && char.IsLetter(clause.Clause.Lower(at)[0]) && (clause.Clause[at].IsNoun || clause.Clause.Tag(at) is "JJ" or "VBG" or "VBN" or "VBD")
        && clause.Clause.Lower(at) is not ("nobody" or "nothing" or "none" or "anything" or "anyone" or "anybody" or "such" or "other" or "own") && !VerbLexicon.IsBe(clause.Clause.Lower(at)) && !VerbLexicon.IsHave(clause.Clause.Lower(at));
}

/// <summary>Where the negation stands.</summary>
internal enum NegationScope
{
    /// <summary>"did not", "has never".</summary>
    Verb,

    /// <summary>"nobody has", "none of them was".</summary>
    Subject,

    /// <summary>"there is no", "the firm had no".</summary>
    Absence,
}
