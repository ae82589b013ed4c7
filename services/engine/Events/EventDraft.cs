using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;

namespace Hearsay.Engine.Events;

/// <summary>An event in the making; Time is an index into the times, or -1.</summary>
internal sealed record EventDraft(string Type, TextRange Trigger, IReadOnlyList<EntityDraft> Participants, EntityDraft? Place, int Time, EventStatus Status, StatementDraft? AccordingTo);
