using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Timelines;

/// <summary>What one document tells of an event: all that reports are compared by.</summary>
public sealed record TimelineReport
{
    /// <summary>PLOVER type.</summary>
    public required string Type { get; init; }

    /// <summary>TIMEX3 value of when; empty where it is not told.</summary>
    public required string Time { get; init; }

    /// <summary>Whether it happened.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<TimelineParty> Parties { get; init; }

    /// <summary>Where; empty where it is not told.</summary>
    public required string Place { get; init; }

    /// <summary>The sentence that tells it.</summary>
    public required string Sentence { get; init; }

    /// <summary>Microseconds since 1970 at which the document was published; null where that is not known.</summary>
    public required long? Published { get; init; }

    /// <summary>Decides between documents of one publication time.</summary>
    public required string Tie { get; init; }

    /// <summary>Place in its document.</summary>
    public required int Position { get; init; }

    /// <summary>Its document.</summary>
    public required Guid Document { get; init; }

    /// <summary>Whether somebody says that it did not or will not take place.</summary>
    public bool IsTakenBack => Status is EventStatus.Cancelled or EventStatus.Denied;
}

/// <summary>Who takes part in an event.</summary>
/// <param name="Entity">Entity over all documents; null for one without a name.</param>
/// <param name="Name">As the document names it.</param>
public readonly record struct TimelineParty(Guid? Entity, string Name);
