using System.ComponentModel.DataAnnotations;

namespace Hearsay.Query;

/// <summary>Settings, section "Watch".</summary>
internal sealed class WatchOptions
{
    /// <summary>Streams open in a process; one more is told OVERLOADED. Each holds a page of the log at most.</summary>
    [Range(1, 100_000)]
    public int MostStreams { get; set; } = 100;

    /// <summary>How long a stream lives, a tenth more or less, so that those opened together do not come back together.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest silence of a stream.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long what is told may wait to be fetched; then the stream ends with STREAM_IDLE, and for so long its caller may still learn that.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LongestUnfetched { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the log is kept: who was away for longer is told RESUME_TOKEN_OUTDATED.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
