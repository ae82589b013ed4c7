namespace Hearsay.Query;

/// <summary>Settings, section "Watch".</summary>
internal sealed class WatchOptions
{
    /// <summary>Streams open in a process; one more is told OVERLOADED. Each holds a page of the log at most.</summary>
    public int MostStreams { get; set; } = 100;

    /// <summary>How long a stream lives, a tenth more or less, so that those opened together do not come back together.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest silence of a stream.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the log is kept: who was away for longer is told RESUME_TOKEN_OUTDATED.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
