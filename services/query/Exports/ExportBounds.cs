using System.Globalization;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Hearsay.Query;

/// <summary>How many exports there may be, and how large one.</summary>
internal sealed class ExportBounds(IOptions<ExportOptions> options)
{
    private int _open;

    /// <summary>The settings.</summary>
    public ExportOptions Options => options.Value;

    /// <summary>Counts an export in; disposing of what it returns counts it out. Throws OVERLOADED.</summary>
    public IDisposable Open()
    {
        if (Interlocked.Increment(ref _open) > Options.MostAtOnce)
        {
            Interlocked.Decrement(ref _open);
            throw new HearsayException(ErrorReason.Overloaded, "As many exports are being written as may be. Try again soon.") { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        return new Opened(this);
    }

    /// <summary>EXPORT_LIMIT_REACHED.</summary>
    /// <param name="limit">What was reached: "statements", "bytes" or "seconds".</param>
    /// <param name="most">What it may be at most.</param>
    public static HearsayException Reached(string limit, long most) => new(
        ErrorReason.ExportLimitReached,
        string.Create(CultureInfo.InvariantCulture, $"The export is too large: it may have {most} {limit} at most. Export in parts, by days for example."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = limit, ["max"] = most.ToString(CultureInfo.InvariantCulture) },
    };

    private sealed class Opened(ExportBounds bounds) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref bounds._open);
    }
}
