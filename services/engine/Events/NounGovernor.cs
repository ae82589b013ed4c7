using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Events;

/// <summary>How a noun that tells of an event hangs on the words around it.</summary>
/// <param name="Kind">Object of a verb that bears it out, its subject, after a preposition, or nothing of the kind.</param>
/// <param name="Index">The verb group, or -1.</param>
/// <param name="Lemma">Base form of the verb, or the preposition.</param>
/// <param name="Subject">Who holds or attends it.</param>
internal readonly record struct NounGovernor(string Kind, int Index, string Lemma, Stretch Subject)
{
    public const string Object = "object", ItsSubject = "subject", Preposition = "preposition", Other = "other", None = "";

    private static readonly FrozenSet<string> Wishes = Set("want seek demand urge call propose offer hope consider discuss support back press request invite ask wish need expect fear await avoid prevent avert rule reject oppose deny accept refuse plan threaten consider");

    private const int LongestPhrase = 8;

    // Verbs that do what their object names.
    private static readonly FrozenSet<string> Bears = Set("hold have attend host begin start resume lead join conduct launch stage open continue end conclude reach strike sign announce make carry cancel postpone scrap suspend delay abandon stop leave quit pay cut impose face reimpose extend order enter seal secure plan schedule arrange organise organize declare do be use complete finish undertake commit mount suffer condemn survive");

    // Verbs that say of their subject that it takes place or not.
    private static readonly FrozenSet<string> Places = Set("take begin start end continue resume hold cancel postpone call plan schedule organise organize be collapse fail last go break expect set due scrap suspend delay happen occur follow come stall drag fall reach sign strike stage announce impose lift remain kill hit leave injure wound agree");

    /// <summary>Verbs that undo what they govern.</summary>
    public static bool Cancels(string lemma) => lemma is "cancel" or "postpone" or "scrap" or "suspend" or "abandon" or "collapse" or "delay";

    public static NounGovernor Of(Clause clause, List<VerbGroup> groups, int at)
    {
        var start = Start(clause, at);
        var before = clause.Lower(start - 1);
        var index = groups.FindLastIndex(group => group.Head < start && start - group.Head <= 2);
        if (index >= 0 && (groups[index].Head == start - 1 || clause.Tag(start - 1) is "RB" || (clause.Lower(start - 1) is "out" or "off" or "up" && groups[index].Head == start - 2)))
        {
            var lemma = TriggerLexicon.Base(clause.Lower(groups[index].Head));
            lemma = lemma == "call" && clause.Lower(start - 1) == "off" ? "cancel" : lemma;
            var use = VerbUse.Of(clause, groups, index);
            return new NounGovernor(Bears.Contains(lemma) ? Object : Wishes.Contains(lemma) ? "wish" : Other, index, lemma, Bears.Contains(lemma) && lemma is not ("be" or "announce" or "plan" or "condemn" or "survive" or "suffer" or "face") ? use.Subject : default);
        }

        if (SubjectOf(clause, groups, start, at) is { Kind.Length: > 0 } borne)
        {
            return borne;
        }

        if (clause.Tag(start - 1) is "IN" or "TO" || before is "following" or "including")
        {
            var verb = groups.FindLastIndex(group => group.Head < start - 1 && start - 1 - group.Head <= 4);
            var lemma = verb < 0 ? "" : TriggerLexicon.Base(clause.Lower(groups[verb].Head));
            return new NounGovernor(Preposition, verb, before == "of" && lemma is "pull" or "back" ? "out of" : before == "for" && lemma == "call" ? "call for" : before, (before == "of" && lemma is "pull") || (before == "for" && lemma == "call") || before is "at" or "in" or "after" or "during" or "for" or "on" && lemma is "meet" or "speak" or "travel" or "fly" or "arrive" or "gather" or "sit" or "pull" or "call" ? VerbUse.Of(clause, groups, verb).Subject : default);
        }

        return new NounGovernor(None, -1, "", default);
    }

    // "The talks between A and B were held", "a consultation, which was due to begin on 2 October, has been called off".
    private static NounGovernor SubjectOf(Clause clause, List<VerbGroup> groups, int start, int at)
    {
        // What opens its clause is the subject of the verb that follows, however much is told of it between.
        var next = clause.Tag(at + 1);
        var opens = (start == clause.First || clause.Lower(start - 1) is "that" or "," or "and" or "but" or "said" or "says" or "where" or "when" or "because" || clause.IsQuoteMark(start - 1))
            && (next is "IN" or "TO" or "WDT" or "VBN" or "VBG" or "," or "MD" or "VBD" or "VBZ" or "VBP" or "RB" || clause.IsQuoteMark(at + 1));
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].First <= at || groups[i].First > at + 24)
            {
                continue;
            }

            if (!opens || groups[i].Infinitive || !clause[groups[i].First].IsFiniteVerb)
            {
                continue;
            }

            if (!IsRelative(clause, groups[i]))
            {
                var lemma = TriggerLexicon.Base(clause.Lower(groups[i].Head));
                lemma = lemma == "call" && clause.Lower(groups[i].Head + 1) == "off" || (lemma == "fall" && clause.Lower(groups[i].Head + 1) is "apart" or "through") || (lemma == "break" && clause.Lower(groups[i].Head + 1) is "down" or "up") ? "cancel" : lemma;
                return new NounGovernor(Places.Contains(lemma) ? ItsSubject : Other, i, lemma, default);
            }
        }

        return default;
    }

    private static bool IsRelative(Clause clause, VerbGroup group) => group.First > clause.First && (clause.Tag(group.First - 1) is "WDT" or "WP" || clause.Lower(group.First - 1) == "that");

    /// <summary>First token of the noun's own phrase.</summary>
    public static int Start(Clause clause, int at)
    {
        var start = at;
        while (start > clause.First && start > at - LongestPhrase && (clause.Tag(start - 1) is "JJ" or "NN" or "NNS" or "NNP" or "DT" or "PRP$" or "POS" or "CD" || (clause.Tag(start - 1) is "VBN" or "VBG" && clause.Tag(start - 2) is "DT" or "JJ" or "PRP$" or "IN" or "POS" && !VerbLexicon.IsBe(clause.Lower(start - 2)))))
        {
            start--;
        }

        return start;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
