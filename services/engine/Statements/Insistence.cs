using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>
/// Who insists, maintains, swears or assures answers somebody: a negated main clause behind such a verb denies.
/// Who stresses, reiterates or claims may also merely describe: there the subject is the speaker's side, or something was done or not done.
/// </summary>
internal static class Insistence
{
    private static readonly FrozenSet<string> Strong = Set("insist maintain swear swore protest assure reassure");

    private static readonly FrozenSet<string> Weak = Set("stress reiterate emphasise emphasize clarify claim assert reaffirm");

    // "There is no doubt", "no time to lose", "no room for error": arguments, not answers.
    private static readonly FrozenSet<string> Arguments = Set("doubt time room alternative choice option reason need way place excuse substitute point use hope limit rush hurry question");

    // Feelings and judgments: "was not worried", "is not easy", "was not over".
    private static readonly FrozenSet<string> Judged = Set("worried concerned afraid scared frightened surprised happy satisfied disappointed bothered interested sure certain ready easy simple over enough acceptable fair normal good right possible finished "
        + "about the");

    public static bool IsStrong(string lemma) => Strong.Contains(lemma);

    /// <summary>A feeling or a judgment, which nobody has claimed: "worried", "easy".</summary>
    public static bool IsJudged(string word) => Judged.Contains(word);

    public static bool Denies(CueReading reading, MainClause clause, bool own)
    {
        var strong = IsStrong(reading.Lemma);
        if (!(strong || Weak.Contains(reading.Lemma)) || clause.Clause.Tag(clause.Verb.First) == "MD" || Denials.IsReserved(clause))
        {
            return false;
        }

        if (clause.AbsentNoun is { } absent)
        {
            return !Arguments.Contains(absent) && (strong || own);
        }

        // "insists that it gives no support to them"
        if (strong && own && !clause.Negated && clause.Clause.Lower(clause.Predicate) == "no" && clause.Clause[clause.Predicate + 1].IsNoun)
        {
            return !Arguments.Contains(clause.Clause.Lower(clause.Predicate + 1));
        }

        if (!clause.Negated && clause.SubjectWord is not ("no" or "nobody" or "none" or "nothing" or "neither"))
        {
            return false;
        }

        if (VerbLexicon.IsBe(clause.Head))
        {
            return !Judged.Contains(clause.Clause.Lower(clause.Predicate)) && (own || strong);
        }

        if (Judged.Contains(clause.Head))
        {
            return false;
        }

        if (strong && own)
        {
            return true;
        }

        var isIgnorance = VerbLexicon.Lemma(clause.Head) == "know" && (clause.First == "did" || (clause.Clause.Tag(clause.Verb.Head) == "VBD" && clause.Clause.Lower(clause.Predicate) is "about" or "of"));
        return (isIgnorance || (own && DenialFrames.HasNever(clause)) || !Denials.IsMental(clause.Head)) && (own || (strong && (clause.Verb.Passive || clause.First == "did" || isIgnorance || VerbLexicon.IsHave(clause.First))));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
