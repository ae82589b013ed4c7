using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Streams;

/// <summary>
/// What streams may hold at the same time, so that neither memory nor connections to the database run out: a process and each stream of it.
/// Beyond it every stream may hold one message that waits for its place.
/// </summary>
internal sealed class StreamBounds
{
    /// <summary>Streams open in a process.</summary>
    public const int MostStreams = 16;

    /// <summary>Items of one stream under way.</summary>
    public const int MostItemsOfStream = 8;

    /// <summary>Bytes of one stream's items under way.</summary>
    public const long MostBytesOfStream = 16 * Mebibyte;

    // About half of the connections that a process may have to its database: calls for single documents go on beside streams.
    private const int MostItems = 16;
    private const long MostBytes = 64 * Mebibyte;
    private const int Mebibyte = 1024 * 1024;

    private int _streams;

    /// <summary>Room of the process.</summary>
    public Room Process { get; } = new(MostItems, MostBytes);

    /// <summary>Counts a stream in; disposing of what it returns counts it out. Throws OVERLOADED where there are too many.</summary>
    public IDisposable Open()
    {
        if (Interlocked.Increment(ref _streams) > MostStreams)
        {
            Interlocked.Decrement(ref _streams);
            throw new HearsayException(ErrorReason.Overloaded, "As many streams are open as may be. Try again soon.") { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        return new Opened(this);
    }

    private sealed class Opened(StreamBounds bounds) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref bounds._streams);
    }
}
