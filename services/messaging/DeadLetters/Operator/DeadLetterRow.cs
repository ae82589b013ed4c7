namespace Hearsay.Messaging;

/// <summary>A dead letter in a list.</summary>
internal sealed record DeadLetterRow(
    string Topic,
    string EventId,
    string Code,
    string Reason,
    Guid? Document,
    int Tries,
    int Replays,
    DateTimeOffset RefusedAt,
    DateTimeOffset? ReplayAt,
    DateTimeOffset? SettledAt,
    string? SettledAs)
{
    /// <summary>Where it stands, in a word.</summary>
    public string State => SettledAs ?? (SettledAt is not null ? "settled" : ReplayAt is not null ? "replaying" : "dead");
}

/// <summary>All that is known of a dead letter.</summary>
internal sealed record DeadLetterDetails(
    DeadLetterRow Row, string EventType, string? Error, byte[] Payload, string? TraceParent, DateTimeOffset FirstFailedAt, IReadOnlyList<DeadLetterEntry> History)
{
    /// <summary>Id of the trace in which it was refused; null where there was none.</summary>
    public string? TraceId => TraceParent?.Split('-') is [_, var trace, ..] ? trace : null;
}

/// <summary>What happened to a dead letter, and by whom.</summary>
internal sealed record DeadLetterEntry(DateTimeOffset At, string What, string Detail, string? Who);

/// <summary>How many there are of a kind.</summary>
internal sealed record DeadLetterSum(string Topic, string Code, long Count);

/// <summary>After which row a page of a list begins.</summary>
internal sealed record DeadLetterPlace(DateTimeOffset RefusedAt, string Topic, string EventId);
