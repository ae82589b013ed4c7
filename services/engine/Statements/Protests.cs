using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>What the accused say: "Pure fiction", "Not a word of it is true", "I am no spy", "I was not there", "We have signed nothing", "I do not know this man".</summary>
internal static class Protests
{
    // What somebody is called who is accused.
    private static readonly FrozenSet<string> Accused = Set("bribe thief spy racist liar traitor murderer killer terrorist criminal suspect member agent informant informer cheat fraud addict extremist bully coward fugitive smuggler");

    private static readonly FrozenSet<string> Crumbs = Set("shred grain scrap word iota ounce speck");

    // Verbs whose "nothing" complains or describes.
    private static readonly FrozenSet<string> Lacking = Set("say know see hear do have want need get find understand mean feel eat receive earn achieve gain win lose buy cost change leave remember learn expect notice think be become come happen");

    // What is taken or given secretly.
    private static readonly FrozenSet<string> Given = Set("money bribe bribes payment payments cash gift gifts fee fees orders instructions favours favors kickback kickbacks");

    private static readonly FrozenSet<string> Unplaced = Set("danger mood favour favor position hurry doubt form a any good need pain");

    /// <summary>A verdict of a few words on what was said.</summary>
    public static bool AreIn(SpokenWords words)
    {
        if (words.Count is > 0 and <= 3 && IsVerdict(words[words.Count - 1]) && !VerbLexicon.IsBe(words[0]) && words[0] is not ("no" or "not" or "the"))
        {
            return words.Count == 1 || words[0] is "utter" or "utterly" or "complete" or "completely" or "total" or "totally" or "absolute" or "absolutely" or "pure" or "sheer" or "just" or "simply" or "all" or "patently" or "it" or "it's" or "that" or "this" or "these" or "those";
        }

        if (words[0] is "it" or "that" or "this" or "these" or "those" && VerbLexicon.IsBe(words[1]) && words.Count is > 2 and < 6 && IsVerdict(words[words.Count - 1]))
        {
            return words[2] is not ("not" or "n't");
        }

        for (var i = 0; i < 6; i++)
        {
            if (Crumbs.Contains(words[i + 1]) && words[i] is "a" or "one" or "single" && words[i + 2] == "of" && (words[i - 1] is "not" or "n't" || words[i - 2] is "not" or "n't"))
            {
                return words[i + 3] == "truth" || words.Has("true");
            }

            if (words[i] == "no" && Crumbs.Contains(words[i + 1]) && words[i + 2] == "of" && words[i + 3] == "truth")
            {
                return true;
            }
        }

        return words[0] is "that" or "this" && VerbLexicon.IsBe(words[1]) && words[2] is "not" or "n't" && words[3] is "what" or "how" && words[4] is "happened" or "had" or "was" or "it";
    }

    public static bool Are(MainClause clause, bool own)
    {
        if (clause.Clause.Tag(clause.Verb.First) == "MD" || Denials.IsReserved(clause) || clause.IsQuestion)
        {
            return false;
        }

        return IsGenuine(clause) || IsNoSuchPerson(clause, own) || (own && (IsElsewhere(clause) || IsStranger(clause) || IsNothing(clause)));
    }

    private static bool IsVerdict(string word) => Denials.IsFalse(word) && word is not ("wrong" or "mistaken" or "invented" or "misleading");

    // "the e-mails were not genuine", "it is not so"
    private static bool IsGenuine(MainClause clause)
    {
        if (!clause.Negated || !VerbLexicon.IsBe(clause.Head))
        {
            return false;
        }

        var word = clause.Clause.Lower(clause.Predicate);
        return word is "genuine" or "authentic" || (clause.SubjectWord is "it" or "this" or "that" && Ends(clause, clause.Predicate + 1) && (word == "so" || clause.Clause.Lower(clause.Predicate - 1) == "so"));
    }

    // "I am not a thief", "he was no spy", "the money was not a bribe"
    private static bool IsNoSuchPerson(MainClause clause, bool own)
    {
        var at = clause.Predicate;
        return VerbLexicon.IsBe(clause.Head) && ((clause.Negated && clause.Clause.Lower(at) is "a" or "an") || (!clause.Negated && clause.Clause.Lower(at) == "no"))
            && Accused.Contains(clause.Clause.Lower(at + 1)) && (own || clause.Clause.Lower(at + 1) is "bribe" or "fraud" or "suspect" or "terrorist" or "spy");
    }

    // "I was not there", "was not in the house"
    private static bool IsElsewhere(MainClause clause)
    {
        var at = clause.Predicate;
        if (!clause.Negated || !VerbLexicon.IsBe(clause.Head) || clause.SubjectWord is not ("i" or "we") || !(clause.First is "was" or "were" || clause.Head == "been"))
        {
            return false;
        }

        return clause.Clause.Lower(at) is "there" or "present" || clause.Clause.Lower(at - 1) == "there" || (clause.Clause.Lower(at) is "in" or "at" or "near" or "inside" && clause.Clause.Lower(at + 1) is "the" or "that" or "his" or "her" && !Unplaced.Contains(clause.Clause.Lower(at + 2)));
    }

    // "I've never heard of him", "do not know this man", "knew nothing"
    private static bool IsStranger(MainClause clause)
    {
        var (head, at) = (VerbLexicon.Lemma(clause.Head), clause.Predicate);
        if (DenialFrames.HasNever(clause) || clause.Negated)
        {
            return (head is "hear" or "heard" && clause.Clause.Lower(at) == "of")
                || (head == "know" && clause.First is "do" or "does" or "did" && (clause.Clause.Lower(at) is "him" or "her" || (clause.Clause.Lower(at) is "this" or "that" or "the" && clause.Clause.Lower(at + 1) is "man" or "woman" or "person" or "gentleman")))
                || (head is "recognise" or "recognize" && clause.Clause.Lower(at) is "that" or "this" or "it" && (Ends(clause, at + 1) || clause.Clause.Lower(at + 1) == "at"));
        }

        return head is "know" or "known" && clause.Clause.Lower(at) == "nothing" && Ends(clause, at + 1) && clause.First is "knew" or "had";
    }

    // "had copied nothing", "turned nobody away", "took no money from anybody"
    private static bool IsNothing(MainClause clause)
    {
        var (head, at) = (VerbLexicon.Lemma(clause.Head), clause.Predicate);
        if (clause.Negated || clause.Verb.Passive || VerbLexicon.IsBe(clause.Head))
        {
            return false;
        }

        at = clause.Clause.Lower(at) == "to" ? at + 1 : at;
        if (clause.Clause.Lower(at) is "nothing" or "nobody" || (clause.Clause.Lower(at) == "no" && clause.Clause.Lower(at + 1) == "one"))
        {
            return !Lacking.Contains(head) && clause.Clause.Tag(clause.Verb.First) is not ("VBP" or "VBZ" or "VB") | VerbLexicon.IsHave(clause.First);
        }

        return clause.Clause.Lower(at) == "no" && Given.Contains(clause.Clause.Lower(at + 1)) && head is "take" or "accept" or "pay" or "give" or "offer" or "ask" or "make" or "taken" or "given";
    }

    private static bool Ends(MainClause clause, int at) => at >= clause.Clause.End || !char.IsLetterOrDigit(clause.Clause.Lower(at)[0]);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
