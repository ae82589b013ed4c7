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

/// <summary>What a participant does in an event.</summary>
public enum ParticipantRole
{
    Unspecified = 0,

    /// <summary>Does it.</summary>
    Actor = 1,

    /// <summary>It is done to.</summary>
    Recipient = 2,

    /// <summary>Takes part as the others do: those who meet, those who agree.</summary>
    Party = 3,
}

/// <summary>Who takes part in an event.</summary>
/// <param name="EntityId">An id of <see cref="Evidence.Entities"/>.</param>
/// <param name="Role">What it does.</param>
/// <param name="Span">The words that name it there; null where they stand elsewhere.</param>
public sealed record Participant(string EntityId, ParticipantRole Role, Span? Span);

/// <summary>Something that happened, is planned or is denied.</summary>
public sealed record Event
{
    /// <summary>Unique within the evidence ("v1").</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER event type: CONSULT, AGREE, REJECT ...</summary>
    public required string Type { get; init; }

    /// <summary>The words that tell it.</summary>
    public required Span Trigger { get; init; }

    /// <summary>Who takes part, each once.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Where; an id of <see cref="Evidence.Entities"/>, or empty.</summary>
    public string PlaceEntityId { get; init; } = "";

    /// <summary>When; an id of <see cref="Evidence.Times"/>, or empty.</summary>
    public string TimeId { get; init; } = "";

    public EventStatus Status { get; init; }

    /// <summary>Statement in which it stands; empty where the publisher tells it.</summary>
    public string AccordingToStatementId { get; init; } = "";

    /// <summary>How likely it is that the item is right, 0.01 to 1 in steps of 0.01.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is missing or uncertain, as codes; none where nothing is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
