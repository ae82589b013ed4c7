using System.Buffers.Binary;

namespace Hearsay.Messaging;

/// <summary>
/// When an event was written, read off its id: the outbox makes ids of UUID version 7, which begin with the time, and every delivery
/// carries the id as it was given. The envelope's own time is that of publishing.
/// </summary>
internal static class EventTime
{
    /// <summary>The time to the millisecond; null where the id tells none.</summary>
    public static DateTimeOffset? Of(Guid eventId)
    {
        Span<byte> bytes = stackalloc byte[16];
        return eventId.Version == 7 && eventId.TryWriteBytes(bytes, bigEndian: true, out _)
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16))
            : null;
    }
}
