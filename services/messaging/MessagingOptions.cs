namespace Hearsay.Messaging;

/// <summary>Settings of the message path, section "Messaging".</summary>
public sealed class MessagingOptions
{
    /// <summary>Name of the Dapr pub/sub component.</summary>
    public string PubSub { get; set; } = "pubsub";

    /// <summary>Fresh events of one shard that are read and not yet sent.</summary>
    public int Window { get; set; } = 200;

    /// <summary>The same of the backfill.</summary>
    public int BackfillWindow { get; set; } = 50;

    /// <summary>Events of one shard and lane, sent or not, behind one that cannot be sent; after that many its shard waits for it.</summary>
    public int LongestWindow { get; set; } = 5000;

    /// <summary>Documents whose fresh events are published at the same time.</summary>
    public int ParallelDocuments { get; set; } = 16;

    /// <summary>The same of the backfill.</summary>
    public int ParallelBackfillDocuments { get; set; } = 4;

    /// <summary>Time that one publish may take.</summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Shortest wait between two looks at an idle outbox.</summary>
    public TimeSpan ShortestPoll { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest wait between two looks at an idle outbox.</summary>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Wait after something is sent or written, so that cursors move and events are read for many at a time.</summary>
    public TimeSpan Gather { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Events that may wait in the outbox; with more the service takes nothing in.</summary>
    public long MostWaiting { get; set; } = 1_000_000;

    /// <summary>The same of the backfill, which is told to wait long before the fresh lane is.</summary>
    public long MostBackfillWaiting { get; set; } = 100_000;

    /// <summary>Time between two measurements of the outbox.</summary>
    public TimeSpan MeasureInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Topic to which the sidecar sends what it gives up on; empty in a service that takes no events.</summary>
    public string DeadLetterTopic { get; set; } = "";

    /// <summary>Failed tries after which an event is a dead letter; deaths of a process with nothing else in hand, too.</summary>
    public int MostTries { get; set; } = 5;

    /// <summary>Time without a sign of life, which comes every second, after which a process is taken for dead.</summary>
    public TimeSpan ProcessLease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause after the first failed try, within the delivery; it doubles with each.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after a failed try; far below the time that the sidecar gives to a delivery.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Wait between two looks for dead letters that are to be handled again.</summary>
    public TimeSpan ReplayPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Dead letters handled again at the same time.</summary>
    public int ParallelReplays { get; set; } = 4;

    /// <summary>Time that handling one again may take.</summary>
    public TimeSpan ReplayTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for which nobody else handles a dead letter that one process has taken; longer than handling it may take.</summary>
    public TimeSpan ReplayLease { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Wait before one is handled again that could not be tried, because something was down.</summary>
    public TimeSpan ReplayPostponement { get; set; } = TimeSpan.FromSeconds(10);
}
