using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;

namespace Hearsay.Engine.Events;

/// <summary>Who takes part in an event in the making, and the words that name it there.</summary>
internal readonly record struct ParticipantDraft(EntityDraft Entity, ParticipantRole Role, TextRange? Range)
{
    /// <summary>First token of the words that name it.</summary>
    public int First { get; init; }

    /// <summary>One past the last token; 0 where the words stand elsewhere.</summary>
    public int End { get; init; }
}

/// <summary>An event in the making; Time is an index into the times, or -1.</summary>
internal sealed record EventDraft(string Type, TextRange Trigger, IReadOnlyList<ParticipantDraft> Participants, EntityDraft? Place, int Time, EventStatus Status, StatementDraft? AccordingTo)
{
    public Grounds Grounds { get; init; } = new("event", 0.8);
}
