using Hearsay.Contracts;

namespace Hearsay.Messaging;

/// <summary>An event that waits to be published.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="EventId">CloudEvents id; the same on every try.</param>
/// <param name="Topic">Topic that it goes to.</param>
/// <param name="EventType">CloudEvents type.</param>
/// <param name="OrderKey">Document that it is about: events of one document go one after the other.</param>
/// <param name="Payload">proto3 JSON in UTF-8.</param>
/// <param name="TraceParent">W3C trace context of the call that caused it; null where it was not traced.</param>
internal sealed record OutboxEvent(
    OutboxPosition Position, Guid EventId, string Topic, string EventType, Guid OrderKey, byte[] Payload, string? TraceParent);

/// <summary>A place in the order of a lane and shard: transaction, then order in it.</summary>
internal readonly record struct OutboxPosition(ulong TransactionId, long Sequence) : IComparable<OutboxPosition>
{
    public int CompareTo(OutboxPosition other) =>
        TransactionId == other.TransactionId ? Sequence.CompareTo(other.Sequence) : TransactionId.CompareTo(other.TransactionId);
}

/// <summary>A shard in one of its lanes: what has a cursor of its own.</summary>
internal readonly record struct OutboxPlace(Lane Lane, int Shard);
