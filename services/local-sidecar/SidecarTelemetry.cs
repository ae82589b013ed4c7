using System.Diagnostics;
using Hearsay.LocalSidecar.Storage;

namespace Hearsay.LocalSidecar;

/// <summary>Spans of the sidecar beside those of its HTTP server and database client.</summary>
internal static class SidecarTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.LocalSidecar");

    /// <summary>Span of one delivery, under the span that published the message; null where nobody listens.</summary>
    public static Activity? StartDelivery(ClaimedMessage message)
    {
        _ = ActivityContext.TryParse(message.TraceParent, message.TraceState, isRemote: true, out var publisher);
        var span = Source.StartActivity($"pubsub/{message.Topic}", ActivityKind.Client, publisher);
        span?.SetTag("messaging.system", "pubsub");
        span?.SetTag("messaging.operation.type", "process");
        span?.SetTag("messaging.destination.name", message.Topic);
        span?.SetTag("messaging.message.id", message.EventId);
        span?.SetTag("messaging.consumer.group.name", message.AppId);
        return span;
    }
}
