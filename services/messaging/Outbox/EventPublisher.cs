using System.Diagnostics;
using Dapr;
using Dapr.Client;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>Publishes one event through the Dapr sidecar.</summary>
internal sealed class EventPublisher(DaprClient dapr, TimeProvider clock, IOptions<MessagingOptions> options)
{
    /// <summary>Returns when the broker has it. Throws <see cref="DaprException"/> or on time-out; whether the broker has it is then unknown.</summary>
    public async Task PublishAsync(OutboxEvent pending, CancellationToken cancellationToken)
    {
        using var activity = MessagingTelemetry.StartSend(pending);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(options.Value.PublishTimeout);
        var metadata = new Dictionary<string, string>
        {
            ["cloudevent.id"] = pending.EventId.ToString(),
            ["cloudevent.type"] = pending.EventType,
            ["cloudevent.subject"] = pending.OrderKey.ToString(),
            ["partitionKey"] = pending.OrderKey.ToString(),
        };
        var began = clock.GetTimestamp();
        // JSON, for daprd hands protobuf types to a gRPC subscriber with empty data.
        try
        {
            await dapr.PublishByteEventAsync(
                options.Value.PubSub, pending.Topic, pending.Payload, "application/json", metadata, bound.Token).ConfigureAwait(false);
            MessagingMetrics.Published(pending.Topic, sent: true, clock.GetElapsedTime(began));
        }
        catch
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            MessagingMetrics.Published(pending.Topic, sent: false, clock.GetElapsedTime(began));
            throw;
        }
    }
}
