using Hearsay.Contracts;

namespace Hearsay.Extraction;

/// <summary>Settings, section "Extraction".</summary>
public sealed class ExtractionOptions
{
    /// <summary>Texts read at the same time; 0 takes one a core.</summary>
    public int Slots { get; set; }

    /// <summary>Calls, and as many events of each lane, that may wait for a slot; one more is told OVERLOADED, or delivered again.</summary>
    public int LongestQueue { get; set; } = 64;

    /// <summary>Longest wait for a slot.</summary>
    public TimeSpan SlotWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time that reading one text may take.</summary>
    public TimeSpan ReadingTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time that fetching a revision may take, retries included.</summary>
    public TimeSpan RevisionDeadline { get; set; } = CallPolicy.PeerDeadline;

    /// <summary>Longest time that a reader of a stream may take to accept one message.</summary>
    public TimeSpan StreamPatience { get; set; } = TimeSpan.FromSeconds(60);
}
