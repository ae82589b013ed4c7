using System.Diagnostics.Metrics;

namespace Hearsay.Messaging;

/// <summary>Counts and times of the message path. Topics are the only names in them.</summary>
internal static class MessagingMetrics
{
    /// <summary>Stands for topics that no handler takes: they may have any name, a label of a metric may not.</summary>
    public const string OtherTopic = "_OTHER";

    private static readonly double[] CallSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] WaitSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300, 900, 3600];

    private static readonly Meter Meter = new("Hearsay.Messaging");

    private static readonly Counter<long> PublishedEvents = Meter.CreateCounter<long>(
        "hearsay.events.published", "{event}", "Tries to hand an event to the broker.");

    private static readonly Histogram<double> PublishDurations = Meter.CreateHistogram(
        "hearsay.event.publish.duration", "s", "Time until the broker had an event.", advice: Bounds(CallSeconds));

    private static readonly Counter<long> ProcessedEvents = Meter.CreateCounter<long>(
        "hearsay.events.processed", "{event}", "Deliveries of events, by what became of them.");

    private static readonly Histogram<double> ProcessDurations = Meter.CreateHistogram(
        "hearsay.event.process.duration", "s", "Time that handling a delivery took.", advice: Bounds(CallSeconds));

    private static readonly Histogram<double> DeliveryLags = Meter.CreateHistogram(
        "hearsay.event.delivery.lag", "s", "Time from an event's writing to its effect.", advice: Bounds(WaitSeconds));

    private static readonly Gauge<long> OutboxDepth = Meter.CreateGauge<long>(
        "hearsay.outbox.depth", "{event}", "Events that wait to be published, counted up to what may wait.");

    private static readonly Gauge<double> OutboxOldestAge = Meter.CreateGauge<double>(
        "hearsay.outbox.oldest.age", "s", "How long the first of the events that wait has waited; 0 where none does.");

    private static readonly Gauge<double> RelayHorizonAge = Meter.CreateGauge<double>(
        "hearsay.relay.horizon.age", "s", "How long one transaction, of any database of the server, has kept the relay from newer events.");

    private static readonly Gauge<int> ShardsHeld = Meter.CreateGauge<int>(
        "hearsay.relay.shards.held", "{shard}", "Shards of the outbox, of 16, that this process publishes.");

    private static readonly Gauge<long> PartitionsAhead = Meter.CreateGauge<long>(
        "hearsay.outbox.partitions.ahead", "{partition}", "Days after today that the outbox has a partition for, one after the other.");

    private static readonly Counter<long> RefusedPublishes = Meter.CreateCounter<long>(
        "hearsay.publishes.refused", "{event}", "Tries to hand over an event that was refused for good; it waits, and its document with it.");

    private static readonly Gauge<long> DeadLetters = Meter.CreateGauge<long>(
        "hearsay.dead.letters", "{event}", "Events that were refused and are kept, until somebody has dealt with them.");

    private static readonly Gauge<long> SuspectedEvents = Meter.CreateGauge<long>(
        "hearsay.events.suspected", "{event}", "Events that a process had in hand when it died, until they have their effect or are refused; they are handled one at a time.");

    private static readonly Counter<long> ReplayedLetters = Meter.CreateCounter<long>(
        "hearsay.dead.letters.replayed", "{event}", "Dead letters that were handled again, by what became of them.");

    /// <summary>Counts a try to publish.</summary>
    public static void Published(string topic, bool sent, TimeSpan duration)
    {
        PublishedEvents.Add(1, Topic(topic), new("outcome", sent ? "sent" : "failed"));
        PublishDurations.Record(duration.TotalSeconds, Topic(topic));
    }

    /// <summary>Counts a delivery.</summary>
    public static void Processed(string topic, IntakeOutcome outcome, TimeSpan duration)
    {
        ProcessedEvents.Add(1, Topic(topic), new("outcome", NameOf(outcome)));
        ProcessDurations.Record(duration.TotalSeconds, Topic(topic));
    }

    /// <summary>Tells how long an event took from its writing to its effect.</summary>
    public static void Lagged(string topic, TimeSpan lag) => DeliveryLags.Record(Math.Max(0, lag.TotalSeconds), Topic(topic));

    /// <summary>Counts a try that was refused in a way that trying again does not mend.</summary>
    public static void Refused(string topic, Grpc.Core.StatusCode code) => RefusedPublishes.Add(1, Topic(topic), new("code", NameOf(code)));

    /// <summary>Tells what a lane of the outbox holds back.</summary>
    public static void Measured(OutboxBacklog backlog)
    {
        var lane = new KeyValuePair<string, object?>("lane", backlog.Lane is Hearsay.Contracts.Lane.Backfill ? "backfill" : "fresh");
        OutboxDepth.Record(backlog.Depth, lane);
        OutboxOldestAge.Record(backlog.OldestAge.TotalSeconds, lane);
    }

    /// <summary>Tells how long one transaction has kept the relay from newer events.</summary>
    public static void Aged(TimeSpan horizonAge) => RelayHorizonAge.Record(horizonAge.TotalSeconds);

    /// <summary>Tells how many days ahead have a partition.</summary>
    public static void Ahead(long days) => PartitionsAhead.Record(days);

    /// <summary>Tells how many dead letters of a topic wait for somebody, by why they are dead.</summary>
    public static void Kept(string topic, string code, long count) => DeadLetters.Record(count, Topic(topic), new("reason", code));

    /// <summary>Tells how many events are suspected to have ended a process.</summary>
    public static void Suspected(long count) => SuspectedEvents.Record(count);

    /// <summary>Counts a dead letter that was handled again.</summary>
    public static void Replayed(string topic, string outcome) => ReplayedLetters.Add(1, Topic(topic), new("outcome", outcome));

    /// <summary>Tells how many shards this process publishes.</summary>
    public static void Held(int shards) => ShardsHeld.Record(shards);

    // Only those that count as a refusal.
    private static string NameOf(Grpc.Core.StatusCode code) => code switch
    {
        Grpc.Core.StatusCode.InvalidArgument => "INVALID_ARGUMENT",
        Grpc.Core.StatusCode.PermissionDenied => "PERMISSION_DENIED",
        Grpc.Core.StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        _ => "OUT_OF_RANGE",
    };

    private static string NameOf(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Handled => "handled",
        IntakeOutcome.Repeated => "repeated",
        IntakeOutcome.Failed => "failed",
        IntakeOutcome.Refused => "refused",
        _ => "retried",
    };

    private static KeyValuePair<string, object?> Topic(string topic) => new("topic", topic);

    private static InstrumentAdvice<double> Bounds(double[] seconds) => new() { HistogramBucketBoundaries = seconds };
}
