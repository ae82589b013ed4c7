using System.Diagnostics;
using Dapr;
using Dapr.Client;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>Publishes one event through the Dapr sidecar.</summary>
internal sealed class EventPublisher(DaprClient dapr, IOptions<MessagingOptions> options)
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
        // JSON, for daprd hands protobuf types to a gRPC subscriber with empty data.
        try
        {
            await dapr.PublishByteEventAsync(
                options.Value.PubSub, pending.Topic, pending.Payload, "application/json", metadata, bound.Token).ConfigureAwait(false);
        }
        catch
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
