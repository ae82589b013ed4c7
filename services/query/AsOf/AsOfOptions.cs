namespace Hearsay.Query;

/// <summary>Settings of answers for a time that has passed, section "AsOf".</summary>
internal sealed class AsOfOptions
{
    /// <summary>Times that are kept joined at once, each on a connection of its own; the one not asked for longest gives way.</summary>
    public int MostKept { get; set; } = 4;

    /// <summary>Calls that may wait for one such time.</summary>
    public int MostWaiting { get; set; } = 32;

    /// <summary>Revisions that may have been received by a time for it to be joined.</summary>
    public long MostRevisions { get; set; } = 3_000;

    /// <summary>Longest time that joining may take; it goes on where its caller gave up.</summary>
    public TimeSpan LongestMaking { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a time that nobody asks for is kept.</summary>
    public TimeSpan KeptIdle { get; set; } = TimeSpan.FromMinutes(10);
}
