using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Events;

/// <summary>Finds acts of the PLOVER types: trigger, who, where, when, whether it happened, and who says so.</summary>
internal sealed class EventReader(ReadText text, Participants participants, IReadOnlyList<TimeReading> times, IReadOnlyList<StatementDraft> statements, string published)
{
    private readonly StatementIndex _statements = new(statements);
    private readonly Whereabouts _whereabouts = new(participants.Book, times, published);

    public List<EventDraft> Read(CancellationToken cancellationToken)
    {
        var events = new List<EventDraft>();
        var verbs = new VerbEvents(participants);
        var nouns = new NounEvents(participants);
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = text.Paragraphs[sentence.Paragraph].Kind;
            if (!RuleTagger.IsRead(kind) || kind is BlockKind.Title or BlockKind.Standfirst)
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            var groups = clause.VerbGroups();
            var sketches = new List<EventSketch>();
            for (var i = 0; i < groups.Count; i++)
            {
                if (verbs.Read(clause, groups, i, at => IsAhead(clause, at)) is { } found)
                {
                    sketches.Add(found);
                }
            }

            for (var i = clause.First; i < clause.End; i++)
            {
                if (nouns.Read(clause, groups, i, at => Side(clause, at)) is { } found && !sketches.Exists(other => other.First <= i && other.End > i || (other.Trigger.Type == found.Trigger.Type && Math.Abs(i - other.First) < 8)))
                {
                    sketches.Add(found);
                }
            }

            sketches.Sort((a, b) => a.First.CompareTo(b.First));
            events.AddRange(sketches.Select(sketch => Draft(clause, sketch)).OfType<EventDraft>());
        }

        return events;
    }

    private bool IsAhead(Clause clause, int at) => Side(clause, at) > 0;

    // Whether the time of a trigger lies after the publication (1), before it (-1), or is not known.
    private int Side(Clause clause, int at)
    {
        var (inside, outside) = Bounds(clause.Range(at, at + 1));
        return _whereabouts.Side(_whereabouts.Time(clause, at, inside, outside));
    }

    private (TextRange? Inside, List<TextRange> Outside) Bounds(TextRange trigger)
    {
        var content = _statements.At(trigger).Content;
        return (content, content is null ? _statements.Others(trigger) : []);
    }

    private EventDraft? Draft(Clause clause, EventSketch sketch)
    {
        var trigger = clause.Range(sketch.First, sketch.End);
        var (statement, content) = _statements.At(trigger);
        var (inside, outside) = Bounds(trigger);
        var place = _whereabouts.Place(clause, sketch.First, inside, outside);
        var time = _whereabouts.Time(clause, sketch.First, inside, outside);
        var who = Participating(sketch, statement).Where(item => item.Entity != place).DistinctBy(item => item.Entity).ToList();
        // What is off, what is to come and a protest are told without those who take part.
        var told = sketch.Rule == "event:noun-governed" && (sketch.Status is EventStatus.Cancelled or EventStatus.Scheduled || sketch.Trigger.Type == "PROTEST") && time >= 0;
        if (who.Count == 0 && !told && (place is null || time < 0))
        {
            return null;
        }

        // "his attacks on Quill": words, as a rule.
        if (sketch.Trigger.Has("physical") && who.Exists(item => item.Entity is { Type: EntityType.Person, Unnamed: false }))
        {
            return null;
        }

        // Nobody's meeting with himself, no deal of one, unless more is told of it.
        if (sketch.Rule == "event:noun" && who.Count < 2 && place is null && time < 0)
        {
            return null;
        }

        var reasons = new List<string>();
        if (who.Count == 0)
        {
            reasons.Add("NO_PARTICIPANT");
        }

        return new EventDraft(sketch.Trigger.Type, trigger, [.. who.Select(item => item with { Range = item.End > 0 ? clause.Range(item.First, item.End) : null })], place, time, Status(sketch, statement), statement)
        {
            Grounds = new Grounds(sketch.Rule, sketch.Confidence - (who.Count == 0 ? 0.15 : 0)) { Reasons = reasons },
        };
    }

    // "denied that its fighters had shelled the town": what is denied did not happen, according to them. "Said it supported the plan": it still does.
    private static EventStatus Status(EventSketch sketch, StatementDraft? statement) => sketch.Status switch
    {
        EventStatus.Occurred or EventStatus.Ongoing when statement is { Stance: Stance.Denies, Reading.Lemma: "deny" or "refute" or "denial" } => EventStatus.Denied,
        EventStatus.Occurred when sketch.GoesOn && statement is { Kind: StatementKind.Indirect or StatementKind.Mixed } => EventStatus.Ongoing,
        _ => sketch.Status,
    };

    private static IEnumerable<ParticipantDraft> Participating(EventSketch sketch, StatementDraft? statement) =>
        sketch.Speaks != ParticipantRole.Unspecified && statement?.Speaker is { } speaker ? sketch.Who.Append(new ParticipantDraft(speaker, sketch.Speaks, null)) : sketch.Who;
}
