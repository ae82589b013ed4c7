using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Hearsay.Query;

/// <summary>How many may watch at one process at the same time.</summary>
internal sealed class WatchBounds(IOptions<WatchOptions> options)
{
    private int _open;

    /// <summary>Counts a stream in; disposing of what it returns counts it out. Throws OVERLOADED where there are too many.</summary>
    public IDisposable Open()
    {
        if (Interlocked.Increment(ref _open) > options.Value.MostStreams)
        {
            Interlocked.Decrement(ref _open);
            throw new HearsayException(ErrorReason.Overloaded, "As many watch as may at this process. Try again soon.") { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        WatchTelemetry.Opened();
        return new Opened(this);
    }

    private sealed class Opened(WatchBounds bounds) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref bounds._open);
            WatchTelemetry.Closed();
        }
    }
}
