using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>Tells whether what a verb tells has happened: tense, modality, negation, and the verbs that govern it.</summary>
internal static class VerbStatus
{
    // Words before "to" that make what follows a plan.
    private static readonly FrozenSet<string> Plans = Set("due set expected scheduled planned planning plan plans agree agreed slated going preparing prepared prepare poised promise promised vow vowed pledge pledged intend intends commit committed decide decided about aim aims arrange arranged");

    private static readonly FrozenSet<string> Refusals = Set("refuse decline neglect");

    private static readonly FrozenSet<string> Implied = Set("begin start continue manage proceed help go come dare resume");

    private static readonly FrozenSet<string> Hedged = Set("believe think allege understand rumour rumor suspect presume assume claim");

    private static readonly FrozenSet<string> Told = Set("say report know find show confirm");

    private static readonly FrozenSet<string> HedgingAdverbs = Set("reportedly allegedly apparently supposedly purportedly seemingly possibly probably presumably");

    /// <summary>Null where the verb tells of a wish, a possibility or a condition only.</summary>
    public static EventStatus? Of(Clause clause, List<VerbGroup> groups, VerbUse use, bool stative, bool ahead)
    {
        if (IsAsked(clause, use.Group.Head) || IsConditional(clause, use))
        {
            return null;
        }

        var status = Governed(clause, groups, use.Index, stative, ahead, 0);
        if (status is null)
        {
            return null;
        }

        if (use.Subject.Any && clause.Lower(use.Subject.First) is "no" or "nobody" or "none" or "neither" or "nothing")
        {
            return EventStatus.Denied;
        }

        return status is EventStatus.Occurred or EventStatus.Ongoing && IsHedged(clause, use.Group) ? EventStatus.Reported : status;
    }

    private static EventStatus? Governed(Clause clause, List<VerbGroup> groups, int index, bool stative, bool ahead, int depth)
    {
        var group = groups[index];
        if (depth > 3)
        {
            return null;
        }

        if (Modal(clause, group) is { Length: > 0 } modal)
        {
            return ByModal(clause, group, modal);
        }

        if (group.Infinitive)
        {
            return Infinitive(clause, groups, index, stative, ahead, depth);
        }

        if (clause.Tag(group.Head) == "VBG" && group.First == group.Head)
        {
            return Participle(clause, groups, index, depth);
        }

        // "We don't discuss our clients" tells of a habit.
        return group.Negated ? clause.Lower(group.First) is "do" or "does" && !stative ? null : EventStatus.Denied : ByTense(clause, group, stative, ahead);
    }

    private static EventStatus ByTense(Clause clause, VerbGroup group, bool stative, bool ahead)
    {
        if (clause.Tag(group.Head) == "VBG")
        {
            return ahead && !IsPast(clause, group) ? EventStatus.Scheduled : EventStatus.Ongoing;
        }

        var present = group.First == group.Head ? clause.Tag(group.Head) is "VBZ" or "VBP" or "VB"
            : clause.Lower(group.First) is "do" or "does" || (group.Passive && clause.Lower(group.First) is "is" or "are" or "'s" or "'re");
        return !present ? EventStatus.Occurred : ahead ? EventStatus.Scheduled : stative ? EventStatus.Ongoing : EventStatus.Occurred;
    }

    private static bool IsPast(Clause clause, VerbGroup group) => clause.Lower(group.First) is "was" or "were" or "had";

    private static string Modal(Clause clause, VerbGroup group)
    {
        for (var i = group.First; i < group.Head; i++)
        {
            if (clause.Tag(i) == "MD")
            {
                return clause.Lower(i);
            }
        }

        return "";
    }

    private static EventStatus? ByModal(Clause clause, VerbGroup group, string modal)
    {
        var perfect = Enumerable.Range(group.First, group.Head - group.First).Any(i => clause.Lower(i) == "have");
        return modal is "will" or "'ll" or "would" or "shall" or "wo" or "'d" && !(perfect && modal != "will") ? group.Negated ? EventStatus.Denied : EventStatus.Scheduled : null;
    }

    private static EventStatus? Infinitive(Clause clause, List<VerbGroup> groups, int index, bool stative, bool ahead, int depth)
    {
        var group = groups[index];
        var perfect = clause.Lower(group.First + 1) == "have";
        var before = clause.Lower(group.First - 1);
        var governor = index > 0 && group.First - groups[index - 1].Head <= 3 ? groups[index - 1] : (VerbGroup?)null;
        var adjacent = governor is { } near && near.Head == group.First - 1;
        var lemma = governor is { } verb ? VerbLexicon.Lemma(clause.Lower(verb.Head)) : "";
        if (before is "yet" || (adjacent && Refusals.Contains(lemma)) || (clause.Lower(group.First - 2) is "no" && before is "plans" or "plan" or "intention"))
        {
            return EventStatus.Denied;
        }

        if (Plans.Contains(before) || (adjacent && (Plans.Contains(lemma) || (VerbLexicon.IsBe(lemma) || VerbLexicon.IsBe(clause.Lower(governor!.Value.Head))))))
        {
            var denied = governor is { Negated: true } || clause.Lower(group.First - 2) is "not" or "n't";
            return governor is { } plan && Modal(clause, plan) is "could" or "may" or "might" or "should" or "must" ? null : denied ? EventStatus.Denied : EventStatus.Scheduled;
        }

        if (adjacent && (Told.Contains(lemma) || Hedged.Contains(lemma)) && (governor!.Value.Passive || perfect))
        {
            var hedged = Hedged.Contains(lemma);
            return perfect ? hedged ? EventStatus.Reported : EventStatus.Occurred : clause.Tag(group.Head) == "VBG" || stative ? hedged ? EventStatus.Reported : EventStatus.Ongoing : null;
        }

        if (adjacent && Implied.Contains(lemma))
        {
            return Governed(clause, groups, index - 1, stative, ahead, depth + 1);
        }

        return before is "appears" or "appeared" or "seems" or "seemed" && perfect ? EventStatus.Reported : null;
    }

    // A verb in "-ing" without an auxiliary.
    private static EventStatus? Participle(Clause clause, List<VerbGroup> groups, int index, int depth)
    {
        var group = groups[index];
        var before = clause.Lower(group.First - 1);
        // "was 'not holding talks'": a quotation mark stands between the verbs.
        var mark = group.First - 1;
        var negated = clause.Lower(mark) is "not";
        mark = negated ? mark - 1 : mark;
        if (clause.IsQuoteMark(mark) && VerbLexicon.IsBe(clause.Lower(mark - 1)))
        {
            return negated ? EventStatus.Denied : EventStatus.Ongoing;
        }

        switch (before)
        {
            case "after" or "since":
                return EventStatus.Occurred;
            case "of" or "with" when clause.Lower(group.First - 2) is "brink" or "verge" or "point":
                return EventStatus.Scheduled;
            case "of" when IsAccused(clause, group.First - 2):
                return EventStatus.Reported;
            case "denied" or "denies" or "denying":
                return EventStatus.Denied;
        }

        if (index > 0 && groups[index - 1].Head == group.First - 1)
        {
            return VerbLexicon.Lemma(clause.Lower(groups[index - 1].Head)) is "begin" or "start" or "continue" or "keep" or "resume" ? Governed(clause, groups, index - 1, false, false, depth + 1) : null;
        }

        // ", accusing her of": as real as the verb it goes with.
        if (clause.IsComma(group.First - 1) && group.First - 1 > clause.First && index > 0)
        {
            return Governed(clause, groups, index - 1, false, false, depth + 1);
        }

        return null;
    }

    /// <summary>"accused X of", "suspected of": what follows is a claim.</summary>
    public static bool IsAccused(Clause clause, int at)
    {
        for (var i = at; i > clause.First && i > at - 8; i--)
        {
            if (VerbLexicon.Lemma(clause.Lower(i)) is "accuse" or "suspect" or "convict" && clause[i].IsVerb)
            {
                return true;
            }

            if (clause.IsComma(i) || (clause[i].IsVerb && i < at))
            {
                return false;
            }
        }

        return false;
    }

    // Whether the clause asks.
    private static bool IsAsked(Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End && i < at + 40; i++)
        {
            if (clause.IsStop(i))
            {
                return clause.Lower(i)[0] == '?';
            }
        }

        return false;
    }

    private static bool IsConditional(Clause clause, VerbUse use)
    {
        var first = use.Subject.Any ? Math.Min(use.Subject.First, use.Group.First) : use.Group.First;
        for (var i = first; i >= clause.First && i > first - 4; i--)
        {
            if (clause.Lower(i) is "if" or "unless" or "whether" or "whenever" or "lest")
            {
                return true;
            }

            if (clause.IsComma(i) || clause[i].IsVerb)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsHedged(Clause clause, VerbGroup group)
    {
        for (var i = Math.Max(clause.First, group.First - 2); i <= Math.Min(group.Head + 1, clause.End - 1); i++)
        {
            if (HedgingAdverbs.Contains(clause.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
