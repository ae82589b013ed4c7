using System.Diagnostics;

namespace Hearsay.Messaging;

/// <summary>Spans of sending and processing, by the semantic conventions for messaging.</summary>
internal static class MessagingTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.Messaging");

    /// <summary>The span of sending an event: a child of the call that caused it, however long ago.</summary>
    public static Activity? StartSend(OutboxEvent pending)
    {
        ActivityContext.TryParse(pending.TraceParent, null, isRemote: true, out var cause);
        return Describe(Source.StartActivity($"send {pending.Topic}", ActivityKind.Producer, cause), "send", pending.Topic, pending.EventId);
    }

    /// <summary>The span of processing an event: a child of its delivery.</summary>
    public static Activity? StartProcess(ReceivedEvent received) =>
        Describe(Source.StartActivity($"process {received.Topic}", ActivityKind.Consumer), "process", received.Topic, received.Id);

    /// <summary>
    /// The span of processing a dead letter again: the root of a trace of its own, for the old one ended long ago, with a link to it.
    /// </summary>
    public static Activity? StartReplay(ReceivedEvent received, string? traceParent)
    {
        Activity.Current = null;
        ActivityLink[] links = ActivityContext.TryParse(traceParent, null, isRemote: true, out var old) ? [new ActivityLink(old)] : [];
        return Describe(
            Source.StartActivity(ActivityKind.Consumer, parentContext: default, tags: null, links, name: $"replay {received.Topic}"), "process", received.Topic, received.Id);
    }

    private static Activity? Describe(Activity? activity, string operation, string topic, Guid eventId)
    {
        activity?.SetTag("messaging.system", "dapr");
        activity?.SetTag("messaging.operation.name", operation);
        activity?.SetTag("messaging.operation.type", operation);
        activity?.SetTag("messaging.destination.name", topic);
        activity?.SetTag("messaging.message.id", eventId.ToString());
        return activity;
    }
}
