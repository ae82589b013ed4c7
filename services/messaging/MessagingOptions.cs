namespace Hearsay.Messaging;

/// <summary>Settings of the message path, section "Messaging".</summary>
public sealed class MessagingOptions
{
    /// <summary>Name of the Dapr pub/sub component.</summary>
    public string PubSub { get; set; } = "pubsub";

    /// <summary>Events read from the outbox at a time.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>Documents whose events are published at the same time.</summary>
    public int ParallelDocuments { get; set; } = 16;

    /// <summary>Time that one publish may take.</summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Shortest wait between two looks at an idle outbox.</summary>
    public TimeSpan ShortestPoll { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest wait between two looks at an idle outbox.</summary>
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time between two measurements of the outbox.</summary>
    public TimeSpan MeasureInterval { get; set; } = TimeSpan.FromSeconds(5);
}
