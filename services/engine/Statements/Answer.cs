using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>A negated clause held against what the text claims.</summary>
/// <param name="Text">The text.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Negation">What it negates.</param>
/// <param name="Source">The words of its source.</param>
/// <param name="Own">Whether the speaker tells of himself or his side.</param>
internal sealed record Answer(ReadText Text, MainClause Clause, Negation Negation, SpokenWords Source, bool Own)
{
    // How far apart the words that are shared may stand; how far before a word its negation or modal verb.
    private const int Nearest = 12, Before = 5;

    // Nouns that say nothing of the matter themselves, but that what follows is not so: "no evidence that the wall was cracked".
    private static readonly FrozenSet<string> Grounds = Set("evidence proof basis truth indication substance foundation grounds");

    // What so often is lacking or uncountable that naming it again answers nothing.
    private static readonly FrozenSet<string> Common = Set("doubt idea clue intention sense chance hope point limit time way people money year years day days week weeks month months man woman one thing things change question need reason problem problems plan work place case part number government country city question questions answer answers race support discussion technology");

    private static readonly FrozenSet<string> Open = Set("that whether if how what who why when where");

    public bool Meets(Claim claim)
    {
        if (Negation.Scope == NegationScope.Absence && Negation.Key is { } ground && Grounds.Contains(ground))
        {
            return !claim.MayBeOwn && claim.Weight != ClaimWeight.Told && !IsOnlooker && Shared(claim) >= Math.Min(2, Negation.SaidOf.Count) && Negation.SaidOf.Count > 0;
        }

        return (IsNamed(claim) && !(IsOnlooker && Clause.SubjectWord is "he" or "she" or "they" or "it"))
            || (!IsOnlooker && !claim.MayBeOwn && claim.IsNear && claim.Weight != ClaimWeight.Told && (IsNone(claim) || IsCharge(claim) || (DenialFrames.HasNever(Clause) && Shared(claim) > 1) || IsOwnCase(claim)));
    }

    /// <summary>Whether it says of something told that it is not, was not or was not done; "it is not easy" judges.</summary>
    public bool IsWhole => Negation.Key is not null && !Negation.IsFuture && !Insistence.IsJudged(Negation.Key)
        && (Negation.Scope != NegationScope.Absence || !Common.Contains(Negation.Key)) && (Negation.IsPast || Negation.Scope == NegationScope.Absence || Clause.Clause.Tag(Clause.Verb.Head) == "VBG");

    private bool IsOnlooker => OwnSide.IsObserver(Source);

    // What is negated is told there of the same.
    private bool IsNamed(Claim claim)
    {
        if (Negation.Key is not { } key || (Negation.IsFuture && Clause.SubjectWord is "he" or "she" or "they" && (claim.Weight == ClaimWeight.Told || Source.Count == 0 || !Tells(claim, Source[Source.Count - 1]))))
        {
            return false;
        }

        if (claim.Weight != ClaimWeight.Told && IsTakenUp(claim, key))
        {
            return true;
        }

        for (var i = claim.First; i < claim.End && !claim.MayBeOwn; i++)
        {
            if (Negation.IsSame(Text.Tokens[i].Lower, key) && IsFact(claim, i) && ((HasNear(claim, i) && IsOfSubject(claim)) || (claim.IsNear && claim.Weight != ClaimWeight.Told && (IsBare || (Own && Negation.Scope == NegationScope.Verb && !VerbLexicon.IsBe(Clause.Head) && IsOfSubject(claim))))))
            {
                return true;
            }
        }

        return false;
    }

    // Another's statement has the word that is negated near a word that it is said of, and negates nothing: that is answered whoever "he" is, and however far back it stands.
    private bool IsTakenUp(Claim claim, string key)
    {
        for (var i = claim.First; i < claim.End; i++)
        {
            if (IsNegating(Text.Tokens[i].Lower))
            {
                return false;
            }
        }

        for (var i = claim.First; i < claim.End; i++)
        {
            if (Negation.IsSame(Text.Tokens[i].Lower, key) && HasNear(claim, i) && (!Negation.IsFuture || IsFact(claim, i)))
            {
                return true;
            }
        }

        return false;
    }

    // A speaker who says of himself what he did not do or have answers only what was said of him.
    private bool IsOfSubject(Claim claim) =>
        Clause.SubjectWord is not ("i" or "we" or "he" or "she") || claim.IsNear || (Source.Count > 0 && Tells(claim, Source[Source.Count - 1]));

    // "she had not been fired", "the meeting never took place": nothing else is said of it.
    private bool IsBare => Negation.HasHappened(Clause) || (Negation.SaidOf.Count == 0 && Negation.Scope == NegationScope.Verb && Clause.Subject.End == Clause.Subject.First + 1 && Clause.Clause.Tag(Clause.Subject.First) == "PRP" && !VerbLexicon.IsBe(Clause.Head));

    private bool HasNear(Claim claim, int key)
    {
        for (var i = Math.Max(claim.First, key - Nearest); i < claim.End && i <= key + Nearest; i++)
        {
            if (i != key && Negation.SaidOf.Exists(other => Negation.IsSame(Text.Tokens[i].Lower, other)))
            {
                return true;
            }
        }

        return false;
    }

    // "there is no buyer" after another has told of one; "none of the children" of whom another has told.
    private bool IsNone(Claim claim)
    {
        if (Negation.Scope == NegationScope.Verb)
        {
            return false;
        }

        var isAbsence = Negation.Scope == NegationScope.Absence;
        var words = isAbsence || Clause.SubjectWord is "nobody" or "nothing" || Negation.SaidOf.Count == 0 ? Negation.Key : Negation.SaidOf[0];
        if (words is null || Common.Contains(words) || (isAbsence && Clause.SubjectWord != "there" && !Own))
        {
            return false;
        }

        for (var i = claim.First; i < claim.End; i++)
        {
            if (Negation.IsSame(Text.Tokens[i].Lower, words) && (isAbsence || Text.Tokens[i].IsNoun || words == Negation.Key) && IsFact(claim, i))
            {
                return true;
            }
        }

        return false;
    }

    // "Prosecutors allege that he moved the money abroad": whoever says of that money that something was not so, answers.
    private bool IsCharge(Claim claim) =>
        claim.Weight == ClaimWeight.Charged && Negation.Scope == NegationScope.Verb && Negation.Key is not null && !Negation.IsFuture && Negation.IsPast && Shared(claim) > 0;

    // Another told what the speaker did; he says what he did not do.
    private bool IsOwnCase(Claim claim)
    {
        if (!Own || Negation.Scope == NegationScope.Subject || !Negation.IsPast)
        {
            return false;
        }

        // "We have had no theft of records", "took no money from the builder"
        if (Negation.Scope == NegationScope.Absence)
        {
            // Asked whether he was paid, he "received no money".
            if (claim.Weight == ClaimWeight.Charged && !VerbLexicon.IsBe(Clause.Head) && !VerbLexicon.IsHave(Clause.Head))
            {
                return true;
            }

            return !VerbLexicon.IsBe(Clause.Head) && !Common.Contains(Negation.Key ?? "") && (Clause.First is "had" || Clause.Verb.Head > Clause.Verb.First || !VerbLexicon.IsHave(Clause.Head)) && Shared(claim) > 0;
        }

        if (Source.Count == 0 || !Tells(claim, Source[Source.Count - 1]))
        {
            return false;
        }

        // "did not know the contractor" with whom he was seen; "did not know how" tells of ignorance.
        if (Negation.Key is null)
        {
            return VerbLexicon.Lemma(Clause.Head) is "know" or "see" or "hear" && !Open.Contains(Clause.Clause.Lower(Clause.Predicate)) && Shared(claim) > 0;
        }

        return DenialFrames.HasNever(Clause) && !Denials.IsNotYet(Clause.Head);
    }

    private bool Tells(Claim claim, string who)
    {
        for (var i = claim.First; i < claim.End; i++)
        {
            if (who.Length > 3 && who is not "they" && Text.Tokens[i].Lower == who)
            {
                return true;
            }
        }

        return false;
    }

    private int Shared(Claim claim)
    {
        var shared = 0;
        foreach (var word in Negation.SaidOf)
        {
            for (var i = claim.First; i < claim.End; i++)
            {
                if ((claim.Weight == ClaimWeight.Charged || !Common.Contains(word)) && Negation.IsSame(Text.Tokens[i].Lower, word) && IsFact(claim, i) && !(claim.Weight == ClaimWeight.Charged && Text.Tokens[i].Tag == "JJ"))
                {
                    shared++;
                    break;
                }
            }
        }

        return shared;
    }

    // Not negated there, nor demanded or made a condition; and what is yet to be is not denied by what has not been.
    private bool IsFact(Claim claim, int at)
    {
        var isFuture = false;
        for (var i = Math.Max(claim.First, at - Before); i <= at + 3 && i < claim.End; i++)
        {
            var word = Text.Tokens[i].Lower;
            if ((IsNegating(word) || word is "unless" or "may" or "might" or "could") && (i < at || word is "not" or "n't" or "never"))
            {
                return false;
            }

            isFuture |= (i < at || Text.Tokens[at].IsNoun) && word is "will" or "would" or "going" or "plans" or "planned" or "planning" or "plan" or "about" or "intends" or "intended";
        }

        return Negation.IsFuture ? isFuture : !(isFuture && Negation.IsPast);
    }

    private static bool IsNegating(string word) => word is "not" or "n't" or "never" or "no" or "nobody" or "none" or "nothing" or "neither" or "without" or "must" or "should" or "ought" or "if";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
