using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>Reads events that a noun or a set phrase tells: "the meeting between A and B", "A's attack on B", "in contact".</summary>
internal sealed class NounEvents(Participants participants)
{
    private const int Reach = 8;

    public EventSketch? Read(Clause clause, List<VerbGroup> groups, int at, Func<int, int> side)
    {
        foreach (var line in TriggerLexicon.Phrases(clause.Lower(at)))
        {
            if (Phrase(clause, groups, at, line, side) is { } phrase)
            {
                return phrase;
            }
        }

        if (!clause[at].IsNoun || (clause[at].IsCapital && at > clause.First) || clause.Tag(at + 1) is "NN" or "NNS" or "NNP" or "POS" || TriggerLexicon.Nouns(clause.Lower(at)) is not { Count: > 0 } lines)
        {
            return null;
        }

        foreach (var line in lines)
        {
            if (PrecededRightly(clause, at, line))
            {
                return Noun(clause, groups, at, line, side);
            }
        }

        return null;
    }

    private static bool PrecededRightly(Clause clause, int at, Trigger line)
    {
        var pre = line.List("pre");
        var before = clause.Lower(at - 1);
        if (line.List("with-word") is { Count: > 0 } words && !Enumerable.Range(at + 1, 8).Any(i => words.Any(type => EventWords.Is(type, clause.Lower(i)))))
        {
            return false;
        }

        return (pre.Count == 0 || pre.Any(type => EventWords.Is(type, before) || (before.Length > 1 && before.Contains('-', StringComparison.Ordinal) && EventWords.Is(type, before[..before.IndexOf('-', StringComparison.Ordinal)]))))
            && !line.List("notpre").Any(type => EventWords.Is(type, before)) && !(line.Has("notpre") && EventWords.Is("armed", before));
    }

    // "is not in contact with", "remain in custody"
    private EventSketch? Phrase(Clause clause, List<VerbGroup> groups, int at, Trigger line, Func<int, int> side)
    {
        var words = line.Word.Split(' ');
        var first = at - words.Length + 1;
        for (var i = 0; i < words.Length; i++)
        {
            if (clause.Lower(first + i) != words[i] && !(i == 0 && words[0] == "in" && clause.Lower(first) == "into"))
            {
                return null;
            }
        }

        var index = groups.FindLastIndex(group => group.Head < first && first - group.Head <= 3);
        if (index < 0 || !(VerbLexicon.IsBe(clause.Lower(groups[index].Head)) || VerbLexicon.Lemma(clause.Lower(groups[index].Head)) is "remain" or "stay" or "keep" or "go" or "hold" or "take" or "place" or "put"))
        {
            return null;
        }

        var use = VerbUse.Of(clause, groups, index);
        var status = VerbStatus.Of(clause, groups, use, stative: true, side(at) > 0);
        var subjects = use.Subject.Any ? participants.Read(clause, use.Subject.First, use.Subject.End) : [];
        var role = line.Has("party") ? ParticipantRole.Party : line.Has("subject") ? ParticipantRole.Recipient : ParticipantRole.Actor;
        List<ParticipantDraft> who = [.. Who(subjects, role), .. line.Has("party") ? Who(participants.After(clause, at + 1, ["with"], Reach).Who, role) : []];
        // "has been under siege": it goes on.
        status = status == EventStatus.Occurred && clause.Lower(groups[index].Head) == "been" && clause.Lower(groups[index].First) is "has" or "have" or "'s" or "'ve" ? EventStatus.Ongoing : status;
        return status is { } known ? new EventSketch(line, line.Has("whole") ? first : at, at + 1, known, who, "event:phrase", 0.8) : null;
    }

    private EventSketch? Noun(Clause clause, List<VerbGroup> groups, int at, Trigger line, Func<int, int> side)
    {
        var party = line.Has("party");
        var who = new List<ParticipantDraft>();
        if (party)
        {
            var between = participants.After(clause, at + 1, ["between", "among"], Reach).Who;
            who.AddRange(Who(between.Count > 0 ? between : participants.After(clause, at + 1, ["with"], Reach).Who, ParticipantRole.Party));
        }

        var governor = NounGovernor.Of(clause, groups, at);
        var role = party ? ParticipantRole.Party : ParticipantRole.Actor;
        if (governor.Subject is { Any: true } subject)
        {
            who.InsertRange(0, Who(participants.Read(clause, subject.First, subject.End), role));
        }

        var owner = participants.Owner(clause, at);
        owner = owner.Count == 0 && party && clause.Lower(at - 1) is "their" ? participants.Persons(clause, at, 2) : owner;
        who.AddRange(Who(owner, line.Has("of") && !line.Has("owner") ? ParticipantRole.Recipient : role).Where(item => !who.Exists(other => other.Entity == item.Entity)));
        List<string> ahead = [.. line.Has("by") ? ["by"] : Array.Empty<string>(), .. line.Has("of") ? ["by"] : Array.Empty<string>()];
        who.AddRange(ahead.Count > 0 ? Who(participants.After(clause, at + 1, ahead, Reach).Who, ParticipantRole.Actor) : []);
        List<string> patient = [.. line.List("prep?"), .. line.Has("of") ? ["of"] : Array.Empty<string>(), .. line.Has("to") ? ["to"] : Array.Empty<string>()];
        who.AddRange(patient.Count > 0 ? Who(participants.After(clause, at + 1, patient, 4).Who, line.Type == "CONCEDE" ? ParticipantRole.Actor : ParticipantRole.Recipient) : []);
        if (NounStatus.Of(clause, groups, at, governor, side(at), line.Has("stative") || line.Type == "SANCTION", line.Has("fact")) is not { } status)
        {
            return null;
        }

        // A noun that no verb bears out needs more around it.
        var bare = governor.Kind == NounGovernor.None;
        return new EventSketch(line, at, at + 1, status, who, bare ? "event:noun" : "event:noun-governed", bare ? 0.65 : 0.75);
    }

    private static IEnumerable<ParticipantDraft> Who(List<Actor> actors, ParticipantRole role) =>
        actors.Where(actor => actor is { CanAct: true, Entity: not null }).Select(actor => new ParticipantDraft(actor.Entity!, role, null) { First = actor.First, End = actor.End });
}
