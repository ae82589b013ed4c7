namespace Hearsay.Engine.Model;

/// <summary>Whether an event has happened.</summary>
public enum EventStatus
{
    Unspecified = 0,
    Occurred = 1,
    Ongoing = 2,
    Scheduled = 3,
    Cancelled = 4,
    Denied = 5,
    Reported = 6,
}

/// <summary>Something that happened, is planned or is denied.</summary>
public sealed record Event
{
    /// <summary>Unique within the evidence ("v1").</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER event type: CONSULT, AGREE, REJECT ...</summary>
    public required string Type { get; init; }

    /// <summary>The words that tell it.</summary>
    public required Span Trigger { get; init; }

    /// <summary>Who took part; ids of <see cref="Evidence.Entities"/>.</summary>
    public IReadOnlyList<string> ParticipantEntityIds { get; init; } = [];

    /// <summary>Where; an id of <see cref="Evidence.Entities"/>, or empty.</summary>
    public string PlaceEntityId { get; init; } = "";

    /// <summary>When; an id of <see cref="Evidence.Times"/>, or empty.</summary>
    public string TimeId { get; init; } = "";

    public EventStatus Status { get; init; }

    /// <summary>Statement in which it stands; empty where the publisher tells it.</summary>
    public string AccordingToStatementId { get; init; } = "";
}
