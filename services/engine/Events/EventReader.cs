using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Events;

/// <summary>Finds meetings, agreements and rejections: trigger, who, where, when, whether it happened, and who says so.</summary>
internal sealed class EventReader(ReadText text, Participants participants, IReadOnlyList<TimeReading> times, IReadOnlyList<StatementDraft> statements)
{
    private const int Reach = 14;

    private static readonly FrozenDictionary<string, string> Triggers =
        LexiconFile.Rows("event-triggers.tsv").ToFrozenDictionary(row => row[0] + "/" + row[1], row => row[2], StringComparer.Ordinal);

    private readonly List<StatementDraft> _open = [];
    private int _nextStatement;

    public List<EventDraft> Read(CancellationToken cancellationToken)
    {
        var events = new List<EventDraft>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = text.Paragraphs[sentence.Paragraph].Kind;
            if (!RuleTagger.IsRead(kind) || kind is BlockKind.Title or BlockKind.Standfirst)
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            foreach (var group in clause.VerbGroups())
            {
                if (Triggers.TryGetValue(VerbLexicon.Lemma(clause.Lower(group.Head)) + "/v", out var type) && OfVerb(clause, group, type) is { } found)
                {
                    events.Add(found);
                }
            }

            for (var i = clause.First; i < clause.End; i++)
            {
                if (OfNoun(clause, i) is { } found)
                {
                    events.Add(found);
                }
            }
        }

        events.Sort((a, b) => a.Trigger.Start.CompareTo(b.Trigger.Start));
        return events;
    }

    private EventDraft? OfVerb(Clause clause, VerbGroup group, string type)
    {
        if (Status(clause, group) is not { } status)
        {
            return null;
        }

        var subject = SubjectOf(clause, group);
        var who = participants.Actors(clause, subject.First, subject.End);
        if (type == "CONSULT")
        {
            who.AddRange(VerbLexicon.Lemma(clause.Lower(group.Head)) == "meet" ? participants.Actors(clause, group.Head + 1, Participants.ActorsEnd(clause, group.Head + 1)) : participants.AfterWord(clause, group.Head + 1, "with"));
        }

        return who.Count == 0 ? null : Make(clause, type, clause.Range(group.Head, group.Head + 1), group.Head, who, status);
    }

    private EventDraft? OfNoun(Clause clause, int at)
    {
        var contact = clause.Lower(at) == "in" && clause.Lower(at + 1) == "contact";
        var type = "CONSULT";
        if (!contact && !(clause[at].IsNoun && Triggers.TryGetValue(clause.Lower(at) + "/n", out type!)))
        {
            return null;
        }

        var after = contact ? at + 2 : at + 1;
        var who = participants.AfterWord(clause, after, "between");
        who.AddRange(who.Count == 0 ? participants.AfterWord(clause, after, "with") : []);
        var groups = clause.VerbGroups();
        var governor = groups.FindLast(group => group.Head < at && at - group.Head <= 5);
        var governed = governor.Head > 0 && VerbLexicon.Lemma(clause.Lower(governor.Head)) is "hold" or "have" or "attend" or "host" or "begin" or "start" or "resume" or "be" or "lead" or "join" or "conduct" or "cancel" or "postpone";
        var status = EventStatus.Occurred;
        if (!governed && governor is { Head: > 0, Infinitive: true })
        {
            return null;
        }

        if (governed)
        {
            var subject = SubjectOf(clause, governor);
            who.InsertRange(0, participants.Actors(clause, subject.First, subject.End));
            status = Status(clause, governor) ?? EventStatus.Reported;
            status = VerbLexicon.Lemma(clause.Lower(governor.Head)) is "cancel" or "postpone" ? EventStatus.Cancelled : status;
        }
        else if (clause.Lower(at - 1) is "their" or "his" or "her" || clause.Lower(at - 2) is "their")
        {
            who.AddRange(participants.NamesBefore(clause, at, clause.Lower(at - 1) is "their" ? 2 : 1));
        }

        if (clause.Lower(at) == "visit" && who.Count == 0 && groups.FindLast(group => group.Head < at) is { Head: > 0 } visitor)
        {
            var subject = SubjectOf(clause, visitor);
            who.AddRange(participants.Actors(clause, subject.First, subject.End));
        }

        status = status == EventStatus.Occurred && IsHedged(clause, at) ? EventStatus.Reported : status;
        var made = Make(clause, type, clause.Range(at, after), at, who, status);
        return who.Count == 0 && (made.Place is null || made.Time < 0) ? null : made;
    }

    private EventDraft Make(Clause clause, string type, TextRange trigger, int at, List<EntityDraft> who, EventStatus status)
    {
        var place = participants.PlaceAfter(clause, at);
        var statement = StatementAt(trigger);
        return new EventDraft(type, trigger, [.. who.Where(entity => entity != place).Distinct().Select(entity => new ParticipantDraft(entity, type is "CONSULT" or "AGREE" ? ParticipantRole.Party : ParticipantRole.Actor, null))], place, TimeNear(clause, at), status, statement);
    }

    private static Subject SubjectOf(Clause clause, VerbGroup group)
    {
        var first = group;
        // "is due to hold": the subject stands before the first of the groups that hang together.
        var groups = clause.VerbGroups();
        for (var i = groups.FindIndex(item => item.Head == group.Head); i > 0 && groups[i].Infinitive && groups[i].First - groups[i - 1].Head <= 2; i--)
        {
            first = groups[i - 1];
        }

        var subject = SubjectFinder.Find(clause, first, clause.First);
        // "X leads the talks and is said to have met Y": a joined verb has the subject of the one before.
        for (var i = groups.FindIndex(item => item.Head == first.Head) - 1; i >= 0 && !subject.IsNamed; i--)
        {
            subject = SubjectFinder.Find(clause, groups[i], clause.First);
        }

        return subject;
    }

    /// <summary>Null where the verb tells of a wish only.</summary>
    private static EventStatus? Status(Clause clause, VerbGroup group)
    {
        if (group.Negated)
        {
            return EventStatus.Denied;
        }

        for (var i = group.First; i < group.Head; i++)
        {
            if (clause.Tag(i) == "MD")
            {
                return clause.Lower(i) is "will" or "'ll" or "would" or "shall" ? EventStatus.Scheduled : null;
            }
        }

        if (group.Infinitive)
        {
            var before = clause.Lower(group.First - 1);
            return clause.Lower(group.First + 1) == "have" ? EventStatus.Occurred
                : before is "due" or "set" or "expected" or "scheduled" or "planned" or "planning" or "plans" or "agreed" or "slated" or "going" or "preparing" ? EventStatus.Scheduled : null;
        }

        return clause.Tag(group.Head) == "VBG" && group.First < group.Head ? EventStatus.Ongoing : EventStatus.Occurred;
    }

    private static bool IsHedged(Clause clause, int at)
    {
        for (var i = Math.Max(clause.First, at - 3); i < at; i++)
        {
            if (clause.Lower(i) is "reported" or "alleged" or "possible" or "rumoured" or "rumored" or "potential")
            {
                return true;
            }
        }

        return false;
    }

    private int TimeNear(Clause clause, int at)
    {
        var low = FirstTimeFrom(clause.First);
        var best = -1;
        for (var i = low; i < times.Count && times[i].First < clause.End; i++)
        {
            if (times[i].Type is TimeType.Duration or TimeType.Set || times[i].First > at + Reach)
            {
                continue;
            }

            // The first after the trigger, else the last before it.
            if (times[i].First > at)
            {
                return i;
            }

            best = at - times[i].First <= 8 ? i : best;
        }

        return best;
    }

    private int FirstTimeFrom(int token)
    {
        int low = 0, high = times.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].First < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // The narrowest statement in whose content the trigger stands. Triggers come in the order of the text within a few sentences.
    private StatementDraft? StatementAt(TextRange trigger)
    {
        while (_nextStatement < statements.Count && statements[_nextStatement].Extent.Start <= trigger.End)
        {
            _open.Add(statements[_nextStatement++]);
        }

        _open.RemoveAll(statement => statement.Extent.End + 4000 < trigger.Start);
        StatementDraft? narrowest = null;
        for (var i = Math.Max(0, _open.Count - 60); i < _open.Count; i++)
        {
            if (_open[i].Reading.Content.Any(range => range.Holds(trigger)) && (narrowest is null || _open[i].Extent.Length < narrowest.Extent.Length))
            {
                narrowest = _open[i];
            }
        }

        return narrowest;
    }
}
