using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>What a trigger tells before time, place and statement are added.</summary>
internal sealed record EventSketch(Trigger Trigger, int First, int End, EventStatus Status, List<ParticipantDraft> Who, string Rule, double Confidence)
{
    /// <summary>What "I" and "we" do in it: whoever speaks there.</summary>
    public ParticipantRole Speaks { get; init; }

    /// <summary>Whether it tells of a state in the past tense, which in reported speech may go on.</summary>
    public bool GoesOn { get; init; }
}

/// <summary>Reads events that a verb tells.</summary>
internal sealed class VerbEvents(Participants participants)
{
    private const int ReachOfPreposition = 9;

    public EventSketch? Read(Clause clause, List<VerbGroup> groups, int index, Func<int, bool> isAhead)
    {
        var lines = TriggerLexicon.Verbs(TriggerLexicon.Base(clause.Lower(groups[index].Head)));
        if (lines.Count == 0)
        {
            return null;
        }

        var use = VerbUse.Of(clause, groups, index);
        // "Police investigating the theft of a statue have arrested": what stands right before the verb is not who did it.
        if (use.Subject.Any && !use.Group.Infinitive && !participants.Read(clause, use.Subject.First, use.Subject.End).Exists(actor => actor.CanAct)
            && VerbUse.Opening(clause, groups, index) is { Any: true } opening && participants.Read(clause, opening.First, opening.End) is [{ CanAct: true }, ..])
        {
            use = use with { Subject = opening };
        }

        foreach (var line in lines)
        {
            if (Fits(clause, use, line) is { } who)
            {
                return VerbStatus.Of(clause, groups, use, line.Has("stative"), isAhead(use.Group.Head)) is { } status
                    ? new EventSketch(line, use.Group.Head, use.Group.Head + 1, status, who, "event:verb", Confidence(who, use))
                    {
                        Speaks = Speaks(clause, use, line),
                        GoesOn = line.Has("stative") && use.Group.First == use.Group.Head && clause.Tag(use.Group.Head) == "VBD",
                    }
                    : null;
            }
        }

        return null;
    }

    private static double Confidence(List<ParticipantDraft> who, VerbUse use) => (who.Count > 1 ? 0.85 : 0.75) - (use.Group.Infinitive ? 0.1 : 0);

    private static ParticipantRole Speaks(Clause clause, VerbUse use, Trigger line)
    {
        var acts = use.Subject.Any && clause.Lower(use.Subject.End - 1) is "we" or "i";
        var suffers = use.Object.Any && clause.Lower(use.Object.First) is "us" or "me";
        return !acts && !suffers ? ParticipantRole.Unspecified : line.Has("party") ? ParticipantRole.Party : acts != use.Passive ? ParticipantRole.Actor : ParticipantRole.Recipient;
    }

    // Null where the frame doesn't fit; else those who take part, without those that are not known.
    private List<ParticipantDraft>? Fits(Clause clause, VerbUse use, Trigger line)
    {
        if (line.List("part") is { Count: > 0 } parts && !parts.Contains(use.Particle) || (line.List("part").Count == 0 && use.Particle is "out" or "down" or "back" or "off" or "aside"))
        {
            return null;
        }

        if (IsHeld(clause, use, line) || (line.Has("active") && use.Passive))
        {
            return null;
        }

        return use.Passive ? Passive(clause, use, line) : Active(clause, use, line);
    }

    // Words that take the sense away ("asked not to be named").
    private static bool IsHeld(Clause clause, VerbUse use, Trigger line)
    {
        foreach (var type in line.List("not"))
        {
            for (var i = use.Group.Head + 1; i < clause.End && i <= use.Group.Head + 5; i++)
            {
                if (EventWords.Is(type, clause.Lower(i)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<ParticipantDraft>? Active(Clause clause, VerbUse use, Trigger line)
    {
        List<Actor> objects = use.Object.Any && clause.Lower(use.Object.First) is not "it" ? participants.Read(clause, use.Object.First, use.Object.End) : [];
        if ((line.NeedsObject && !(use.Object.Any && ObjectFits(clause, use.Object, objects, line)) && !(line.Has("that") && StartsClause(clause, use))) || (line.Has("noobj") && use.Object.Any))
        {
            return null;
        }

        var after = Math.Max(use.Group.Head + 1, use.Object.Any ? use.Object.End : 0);
        if (line.Has("inf") && !(clause.Tag(after) == "TO" || (clause.Lower(after) == "not" && clause.Tag(after + 1) == "TO")))
        {
            return null;
        }

        if (line.Has("toinf") && clause.Tag(use.Group.Head + 1) is not "TO" || (line.Has("outdoors") && !IsOutdoors(clause, use.Group.Head + 1)))
        {
            return null;
        }

        var subjects = use.Subject.Any ? participants.Read(clause, use.Subject.First, use.Subject.End) : [];
        if (!SubjectFits(clause, use, subjects, line))
        {
            return null;
        }

        if (line.Has("several") && subjects.Count < 2 && !IsSeveral(clause, use.Subject))
        {
            return null;
        }

        var others = Others(clause, use, line, after, out var missing);
        // What is discussed takes no part.
        objects = line.Has("party") && !line.List("obj").Contains("human") ? [] : objects;
        return missing ? null : [.. Who(subjects, line.Has("party") ? ParticipantRole.Party : ParticipantRole.Actor), .. Who(objects, line.Has("party") ? ParticipantRole.Party : ParticipantRole.Recipient), .. others];
    }

    private List<ParticipantDraft>? Passive(Clause clause, VerbUse use, Trigger line)
    {
        var patients = use.Subject.Any ? participants.Read(clause, use.Subject.First, use.Subject.End) : [];
        if (!(line.NeedsObject || line.Has("obj?")) || (use.Subject.Any && !ObjectFits(clause, use.Subject, patients, line)) || (!use.Subject.Any && line.List("obj").Count > 0)
            || (line.Has("inf") && clause.Tag(use.Group.Head + 1) is not "TO"))
        {
            return null;
        }

        var agents = participants.After(clause, use.Group.Head + 1, ["by"], ReachOfPreposition).Who;
        // "killed in a crash": by whom or by what must be said.
        if (line.List("subj") is { Count: > 0 } demanded && !(agents.Count > 0 ? agents.Exists(agent => IsOf(demanded, agent)) : HasViolence(clause, use, demanded)))
        {
            return null;
        }

        if (agents.Count > 0 && !agents.Exists(agent => agent.CanAct) && line.List("subj").Count == 0)
        {
            return null;
        }

        var others = Others(clause, use, line, use.Group.Head + 1, out var missing);
        return missing ? null : [.. Who(agents, line.Has("party") ? ParticipantRole.Party : ParticipantRole.Actor), .. Who(patients, line.Has("party") ? ParticipantRole.Party : ParticipantRole.Recipient), .. others];
    }

    private List<ParticipantDraft> Others(Clause clause, VerbUse use, Trigger line, int after, out bool missing)
    {
        var demanded = line.List("prep");
        var prepositions = demanded.Count > 0 ? demanded : line.List("prep?");
        missing = false;
        if (prepositions.Count == 0)
        {
            return [];
        }

        var (who, at) = participants.After(clause, after, prepositions, demanded.Count > 0 ? 3 : ReachOfPreposition);
        missing = demanded.Count > 0 && at < 0 && !(demanded.Contains(clause.Lower(after)) && NounPhrases.EndOf(clause, after + 1, false) > after + 1);
        // "call for", "vote against": what is asked for is nobody.
        return [.. Who(who, line.Has("party") ? ParticipantRole.Party : ParticipantRole.Recipient)];
    }

    private static bool ObjectFits(Clause clause, Stretch stretch, List<Actor> actors, Trigger line)
    {
        var classes = line.List("obj");
        if (classes.Count == 0)
        {
            // What is rejected or bombed is no pronoun of the clause and no measure.
            return clause.Tag(stretch.First) is not ("EX" or "WP" or "CD");
        }

        foreach (var type in classes)
        {
            if (type == "human" ? actors.Exists(actor => actor.CanAct) : HeadIs(clause, stretch, type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HeadIs(Clause clause, Stretch stretch, string type)
    {
        for (var i = stretch.First; i < stretch.End; i++)
        {
            if (EventWords.Is(type, clause.Lower(i)) && (i + 1 == stretch.End || !clause[i + 1].IsNoun))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SubjectFits(Clause clause, VerbUse use, List<Actor> subjects, Trigger line)
    {
        var demanded = line.List("subj");
        if (!use.Subject.Any)
        {
            return false;
        }

        return demanded.Count > 0 ? subjects.Exists(subject => IsOf(demanded, subject)) || demanded.Any(type => type != "human" && HeadIs(clause, use.Subject, type)) : subjects.Exists(subject => subject.CanAct);
    }

    private static bool IsOf(IReadOnlyList<string> classes, Actor actor) =>
        classes.Any(type => type == "human" ? actor.CanAct : EventWords.Is(type, actor.Head));

    // "killed when mortar rounds hit", "killed in an attack"
    private static bool HasViolence(Clause clause, VerbUse use, IReadOnlyList<string> demanded)
    {
        for (var i = use.Group.Head + 1; i < clause.End && i < use.Group.Head + 14 && !clause.IsStop(i); i++)
        {
            if (EventWords.Is("weapon", clause.Lower(i)) || TriggerLexicon.Nouns(clause.Lower(i)).Any(line => line.Type == "ASSAULT") && clause[i].IsNoun)
            {
                return demanded.Contains("weapon");
            }
        }

        return false;
    }

    private static bool StartsClause(Clause clause, VerbUse use) => clause.Lower(use.Group.Head + 1) is "that";

    private static bool IsSeveral(Clause clause, Stretch subject) =>
        Enumerable.Range(subject.First, subject.End - subject.First).Any(i => clause.Tag(i) is "NNS" or "CD" || clause.Lower(i) is "they" or "we" or "both");

    private static bool IsOutdoors(Clause clause, int at) => clause.Lower(at) is "in" or "at" or "outside" or "against" or "on" or "near" or "across" or "for" or "over" or "through" or "to";

    private static IEnumerable<ParticipantDraft> Who(List<Actor> actors, ParticipantRole role) =>
        actors.Where(actor => actor is { CanAct: true, Entity: not null }).Select(actor => new ParticipantDraft(actor.Entity!, role, null) { First = actor.First, End = actor.End });
}
