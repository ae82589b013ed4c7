using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>Main clauses that clear the speaker's side: it did not begin it, was not the cause, did not know, has no such thing; and emphatic ones: "nobody crossed anything", "not a single prisoner was beaten".</summary>
internal static class Disclaimers
{
    // What one side in a quarrel is said to have begun.
    private static readonly FrozenSet<string> Begun = Set("open start shoot fire attack strike break cross violate breach begin hit provoke launch");

    private static readonly FrozenSet<string> Doers = Set("source author cause reason aggressor instigator culprit driver owner leak mastermind organiser organizer victim");

    private static readonly FrozenSet<string> Causal = Set("caused provoked triggered prompted motivated");

    private static readonly FrozenSet<string> Charged = Set("drunk asleep speeding armed racist negligent biased corrupt guilty reckless intoxicated deliberate intentional bankrupt insolvent illegal unlawful");

    private static readonly FrozenSet<string> Concealed = Set("hidden concealed withheld suppressed covered destroyed altered falsified deleted promised offered paid signed sold agreed kept");

    private static readonly FrozenSet<string> Informing = Set("tell inform warn consult ask notify approach");

    // What a text may hold that is not told openly: "there was no annex"; only some of it where nothing is said to be secret.
    private static readonly FrozenSet<string> Papers = Set("annex protocol clause recording dossier appendix addendum tape plot purge takeover merger sale crisis cap hostage hostages bribe bribes backchannel");

    private static readonly FrozenSet<string> Covert = Set("secret hidden such separate backroom covert clandestine undisclosed private");

    // Marvels: "had never seen such a flood".
    private static readonly FrozenSet<string> Marvelling = Set("see hear know experience witness face feel encounter imagine read have");

    public static bool Are(MainClause clause, bool own, bool isObserved)
    {
        if (isObserved || clause.IsQuestion || clause.Clause.Tag(clause.Verb.First) == "MD")
        {
            return false;
        }

        if (Denials.IsReserved(clause))
        {
            return IsNobody(clause) && IsOfCause(clause);
        }

        return IsNotTheirs(clause, own) || IsStaying(clause) || IsMiscounted(clause) || IsMisread(clause) || IsCause(clause) || IsHidden(clause) || IsEmphatic(clause, own) || IsSuch(clause)
            || (own && OwnDeeds.Are(clause));
    }

    /// <summary>"have not been paid since May": so long not, which complains.</summary>
    public static bool IsSince(MainClause clause)
    {
        for (var i = clause.Verb.Head + 1; i < clause.Clause.End && i < clause.Verb.Head + 8; i++)
        {
            if (clause.Clause.Lower(i) == "since" || (clause.Clause.Lower(i) == "for" && clause.Clause.Lower(i + 1) is "a" or "days" or "weeks" or "months" or "years"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"not talking to the press": no comment.</summary>
    public static bool IsPress(string word, string next) => word is "press" or "reporters" or "journalists" or "media" || next is "press" or "media" or "papers" or "newspapers";

    /// <summary>"had nothing whatever to do with flags"</summary>
    public static bool IsNothingToDo(MainClause clause)
    {
        var at = clause.Predicate;
        if (!VerbLexicon.IsHave(clause.Head) && clause.Head != "have")
        {
            return false;
        }

        at = clause.Clause.Lower(at) is "absolutely" or "simply" ? at + 1 : at;
        if (clause.Clause.Lower(at) != "nothing" && !(clause.Negated && clause.Clause.Lower(at) == "anything"))
        {
            return false;
        }

        at += clause.Clause.Lower(at + 1) is "whatever" or "whatsoever" ? 2 : clause.Clause.Lower(at + 1) == "at" && clause.Clause.Lower(at + 2) == "all" ? 3 : 1;
        return clause.Clause.Lower(at) == "to" && clause.Clause.Lower(at + 1) == "do" && clause.Clause.Lower(at + 2) == "with";
    }

    // "were not the first to open fire", "was not the source of it", "was not theirs", "its pilot was not drunk"
    private static bool IsNotTheirs(MainClause clause, bool own)
    {
        var at = clause.Predicate;
        if (own && clause.Negated && Charged.Contains(clause.Head))
        {
            return true;
        }

        if (!clause.Negated || !VerbLexicon.IsBe(clause.Head))
        {
            return false;
        }

        var (word, next, third) = (clause.Clause.Lower(at), clause.Clause.Lower(at + 1), clause.Clause.Lower(at + 2));
        if (word is "theirs" or "ours" or "mine" || (word is "his" or "hers" && at + 1 >= clause.Clause.End) || (word is "us" or "me" or "them" && clause.SubjectWord == "it") || (word == "one" && next == "of" && third is "its" or "our" or "their" or "ours" or "theirs"))
        {
            return true;
        }

        if (!own)
        {
            return false;
        }

        return Charged.Contains(word)
            || (word == "the" && ((next is "first" or "one" or "ones" && third is "to" or "who" && (third == "who" || Begun.Contains(clause.Clause.Lower(at + 3)))) || Doers.Contains(next)));
    }

    // "the paper had got it wrong", "the report is mistaken"
    private static bool IsMisread(MainClause clause)
    {
        var isOutlet = clause.SubjectNoun is "paper" or "newspaper" or "article" or "report" or "reports" or "magazine" or "journalist" or "journalists" or "reporters" or "media" or "press" or "website" or "broadcaster" or "tabloid" or "critics" or "opposition";
        return isOutlet && !clause.Negated
            && ((clause.Head == "got" && clause.Clause.Lower(clause.Verb.Head + 1) is "it" or "this" or "that" && clause.Clause.Lower(clause.Verb.Head + 2) is "wrong" or "all")
                || (VerbLexicon.IsBe(clause.Head) && clause.Clause.Lower(clause.Predicate) is "mistaken" or "wrong" or "lying") || (clause.Verb.Passive && clause.Head == "mistaken"));
    }

    // "was not caused by the strike", "not the result of"
    private static bool IsCause(MainClause clause)
    {
        var at = clause.Predicate;
        if (!clause.Negated)
        {
            return false;
        }

        return clause.Verb.Passive
            ? Causal.Contains(clause.Head) && clause.Clause.Lower(at) == "by"
            : VerbLexicon.IsBe(clause.Head) && ((clause.Clause.Lower(at) == "due" && clause.Clause.Lower(at + 1) == "to")
                || (clause.Clause.Lower(at) is "the" or "a" && clause.Clause.Lower(at + 1) is "result" or "consequence" && clause.Clause.Lower(at + 2) == "of"));
    }

    // "There was no annex", "there is no secret protocol"
    private static bool IsHidden(MainClause clause)
    {
        if (clause.SubjectWord != "there" || clause.AbsentNoun is not { } noun)
        {
            return false;
        }

        return Papers.Contains(noun) || Covert.Contains(clause.Clause.Lower(clause.Predicate + 1));
    }

    // "nobody crossed anything", "nothing had been hidden", "not one job has gone", "no meeting had taken place"
    private static bool IsEmphatic(MainClause clause, bool own)
    {
        if (IsNobody(clause))
        {
            return HasAny(clause) || IsUntold(clause) || IsOfCause(clause) || (clause.Clause.Lower(clause.Subject.First + (clause.SubjectWord == "no" ? 2 : 1)) is "at" or "in" or "from" or "on" && VerbLexicon.IsHave(clause.First) && clause.Verb.Head > clause.Verb.First)
                || (VerbLexicon.IsHave(clause.First) && Begun.Contains(VerbLexicon.Lemma(clause.Head)));
        }

        if (clause.SubjectWord == "nothing")
        {
            return clause.Verb.Passive && Concealed.Contains(clause.Head);
        }

        if (clause.SubjectWord == "no" && !clause.Negated && Negation.HasHappened(clause))
        {
            return !Denials.IsUnsaid(clause.SubjectNoun);
        }

        // "none of its ships had been in the port", "neither of its directors had met him"
        if (IsNoneOfTheirs(clause))
        {
            return (VerbLexicon.IsBe(clause.Head) && clause.Clause.Tag(clause.Predicate) == "IN") || (VerbLexicon.IsHave(clause.First) && clause.Verb.Head > clause.Verb.First && !Denials.IsNotYet(clause.Head) && !Denials.IsMental(clause.Head));
        }

        // "no warning ever reached him"
        if (clause.SubjectWord == "no" && clause.Clause.Lower(clause.Verb.First - 1) == "ever")
        {
            return !Denials.IsMental(clause.Head);
        }

        if (IsNotOne(clause) && VerbLexicon.IsHave(clause.First) && !clause.Verb.Passive)
        {
            return clause.Verb.Head > clause.Verb.First && !Denials.IsNotYet(clause.Head) && !Denials.IsMental(clause.Head);
        }

        return IsNotOne(clause) && clause.Verb.Passive && clause.Head is not ("repaired" or "built" or "rebuilt" or "restored" or "delivered" or "fixed" or "found" or "seen" or "made" or "done");
    }

    // The search for the subject may stop before "neither of" and "no one at".
    private static bool IsNoneOfTheirs(MainClause clause)
    {
        for (var at = Math.Max(clause.Clause.First, clause.Subject.First - 3); at <= clause.Subject.First; at++)
        {
            if (clause.Clause.Lower(at) is "none" or "neither" && clause.Clause.Lower(at + 1) == "of" && clause.Clause.Lower(at + 2) is "its" or "our" or "their" or "his" or "her" or "us" or "them")
            {
                return true;
            }

            if (clause.Clause.Lower(at) == "no" && clause.Clause.Lower(at + 1) == "one" && clause.Clause.Lower(at + 2) is "at" or "in" or "from" or "on")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNobody(MainClause clause) =>
        !clause.Negated && (clause.SubjectWord == "nobody" || (clause.SubjectWord == "no" && clause.Clause.Lower(clause.Subject.First + 1) == "one"));

    // "is not resigning", "has not been dismissed": nobody says so unless it was said.
    private static bool IsStaying(MainClause clause)
    {
        if (!clause.Negated || clause.First is "did" or "do" or "does" || clause.SubjectWord is "no" or "nobody")
        {
            return false;
        }

        var word = VerbLexicon.IsBe(clause.Head) ? clause.Clause.Lower(clause.Predicate) : clause.Head;
        var next = clause.Clause.Lower((VerbLexicon.IsBe(clause.Head) ? clause.Predicate : clause.Verb.Head) + 1);
        return (word == "going" && next == "anywhere") || word is "resigning" or "quitting" or "retiring" or "abdicating" || (word is "stepping" or "standing" && next is "down" or "aside")
            || (word is "resigned" or "quit" && VerbLexicon.IsHave(clause.First)) || (clause.Verb.Passive && word is "dismissed" or "sacked" or "fired" or "suspended" && VerbLexicon.IsHave(clause.First));
    }

    // "it never was 28", "the figure was not 300"
    private static bool IsMiscounted(MainClause clause) =>
        clause.Negated && VerbLexicon.IsBe(clause.Head) && clause.Clause.Tag(clause.Predicate) == "CD" && clause.Clause.Lower(clause.Predicate) != "one"
        && (clause.SubjectWord is "it" or "that" || clause.SubjectNoun is "number" or "figure" or "toll" or "price" or "fee" or "cost" or "total" or "sum");

    // "it killed no one" is told of an accident too; "nobody died because of the wait" answers.
    private static bool IsOfCause(MainClause clause)
    {
        var at = clause.Verb.Head + 1;
        return (clause.Clause.Lower(at) is "because" or "due" && clause.Clause.Lower(at + 1) is "of" or "to") || (clause.Clause.Lower(at) == "as" && clause.Clause.Lower(at + 2) is "result" or "consequence");
    }

    // "nobody told me about the cracks"
    private static bool IsUntold(MainClause clause)
    {
        if (!Informing.Contains(VerbLexicon.Lemma(clause.Head)) || clause.Verb.Passive)
        {
            return false;
        }

        return clause.Clause.Lower(clause.Predicate) is "me" or "us" or "him" or "her" or "them"
            && (clause.Clause.Lower(clause.Predicate + 1) is "about" or "of" || (clause.Clause.Lower(clause.Predicate) == "me" && clause.Predicate + 1 >= clause.Clause.End));
    }

    private static bool IsNotOne(MainClause clause)
    {
        var first = clause.Subject.First;
        return (clause.Clause.Lower(first) == "not" && clause.Clause.Lower(first + 1) is "a" or "one") || (clause.Clause.Lower(first - 1) == "not" && clause.Clause.Lower(first) is "a" or "one");
    }

    // "had never received such a letter"
    private static bool IsSuch(MainClause clause)
    {
        var at = clause.Predicate;
        return clause.Negated && clause.Clause.Lower(at) == "such" && clause.Clause.Lower(at + 1) is "a" or "an" && !VerbLexicon.IsBe(clause.Head) && !Marvelling.Contains(VerbLexicon.Lemma(clause.Head));
    }

    private static bool HasAny(MainClause clause)
    {
        for (var i = clause.Verb.Head + 1; i < clause.Clause.End && i < clause.Verb.Head + 5; i++)
        {
            if (clause.Clause.Lower(i) is "anything" or "anyone" or "anybody" or "any")
            {
                return clause.Clause.Tag(clause.Verb.First) is "VBD" or "VBN" || VerbLexicon.IsHave(clause.First);
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
