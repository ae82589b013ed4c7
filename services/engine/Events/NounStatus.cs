using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>Tells whether what a noun tells has happened: its attributes, the verb or preposition that it hangs on, and its time.</summary>
internal static class NounStatus
{
    /// <summary>Null where the noun is only mentioned.</summary>
    public static EventStatus? Of(Clause clause, List<VerbGroup> groups, int at, NounGovernor governor, int side, bool stative, bool fact)
    {
        var start = NounGovernor.Start(clause, at);
        var ahead = side > 0;
        if (ByAttribute(clause, start, at) is { } byAttribute)
        {
            return byAttribute == EventStatus.Unspecified ? null : byAttribute;
        }

        if (ByPostmodifier(clause, at) is { } planned)
        {
            return governor.Kind == NounGovernor.ItsSubject && NounGovernor.Cancels(governor.Lemma) ? EventStatus.Cancelled : planned;
        }

        return governor.Kind switch
        {
            NounGovernor.Object or NounGovernor.ItsSubject => ByVerb(clause, groups, governor, ahead, stative, start),
            NounGovernor.Preposition => ByPreposition(clause, groups, governor, side, stative),
            NounGovernor.Other when fact && IsDefinite(clause, start, at) => EventStatus.Occurred,
            NounGovernor.None => ahead ? EventStatus.Scheduled : EventStatus.Occurred,
            _ => null,
        };
    }

    // "the arrest of", "his resignation": what is spoken of as known.
    private static bool IsDefinite(Clause clause, int start, int at) =>
        clause.Lower(start) is "the" or "his" or "her" or "its" or "their" || Enumerable.Range(start, at - start).Any(i => clause.Tag(i) == "POS");

    // Unspecified where the attribute says that it is none.
    private static EventStatus? ByAttribute(Clause clause, int start, int at)
    {
        for (var i = start; i < at; i++)
        {
            switch (clause.Lower(i))
            {
                case "no":
                    return EventStatus.Denied;
                case "reported" or "alleged" or "suspected" or "rumoured" or "rumored" or "apparent":
                    return EventStatus.Reported;
                case "planned" or "upcoming" or "scheduled" or "forthcoming" or "coming" or "next":
                    return EventStatus.Scheduled;
                case "cancelled" or "canceled" or "postponed" or "aborted" or "foiled" or "thwarted":
                    return EventStatus.Cancelled;
                case "proposed" or "possible" or "potential" or "any" or "future" or "further" or "such" or "hypothetical" or "every" or "each" or "many" or "another" or "more":
                    return EventStatus.Unspecified;
                case "ongoing" or "continuing" or "current":
                    return EventStatus.Ongoing;
            }
        }

        return null;
    }

    // "talks planned for Friday", "a meeting that was due to take place"
    private static EventStatus? ByPostmodifier(Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End && i <= at + 22 && !clause.IsStop(i); i++)
        {
            if (clause.Lower(i) is "planned" or "scheduled" or "slated" or "due" && (clause.Lower(i + 1) is "for" or "on" or "to" or "next" or "in") && (i == at + 1 || clause.Tag(i - 1) is "VBD" or "VBZ" or "VBN" or "VBP" || clause[i - 1].IsNoun))
            {
                return EventStatus.Scheduled;
            }

            if (clause[i].IsFiniteVerb && !VerbLexicon.IsBe(clause.Lower(i)) && !VerbLexicon.IsHave(clause.Lower(i)))
            {
                break;
            }
        }

        return null;
    }

    private static EventStatus? ByVerb(Clause clause, List<VerbGroup> groups, NounGovernor governor, bool ahead, bool stative, int start)
    {
        var use = VerbUse.Of(clause, groups, governor.Index);
        if (governor.Lemma == "be")
        {
            // "there is no deal" is seen at the noun; "it was a meeting" tells little.
            var there = clause.Lower(groups[governor.Index].First - 1) == "there";
            return !there ? null : VerbStatus.Of(clause, groups, use, stative: true, ahead);
        }

        var status = VerbStatus.Of(clause, groups, use, stative, ahead);
        if (status is null)
        {
            return null;
        }

        if (NounGovernor.Cancels(governor.Lemma))
        {
            return status is EventStatus.Occurred or EventStatus.Ongoing ? EventStatus.Cancelled : null;
        }

        return governor.Lemma is "plan" or "schedule" or "arrange" or "announce" or "expect" or "set" or "order" && status is EventStatus.Occurred or EventStatus.Ongoing ? EventStatus.Scheduled
            : governor.Lemma is "continue" or "remain" or "face" && status is EventStatus.Occurred && clause.Tag(use.Group.Head) is "VBP" or "VBZ" ? EventStatus.Ongoing : status;
    }

    private static EventStatus? ByPreposition(Clause clause, List<VerbGroup> groups, NounGovernor governor, int side, bool stative)
    {
        var ahead = side > 0;
        switch (governor.Lemma)
        {
            case "out of":
                return EventStatus.Cancelled;
            case "call for":
                return ahead ? EventStatus.Scheduled : null;
            case "under" when stative:
                return EventStatus.Ongoing;
            case "after" or "following" or "during" or "since" or "at" or "from" or "in":
                var status = governor.Index >= 0 ? VerbStatus.Of(clause, groups, VerbUse.Of(clause, groups, governor.Index), stative: false, ahead) : EventStatus.Occurred;
                return side < 0 || (governor.Lemma is "after" or "following" or "since" && !ahead) ? EventStatus.Occurred : ahead || status == EventStatus.Scheduled ? EventStatus.Scheduled : status is null ? null : EventStatus.Occurred;
            case "before":
                return EventStatus.Scheduled;
            default:
                return null;
        }
    }
}
