using System.Diagnostics;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging;

/// <summary>
/// The side that the Dapr sidecar calls: it says which topics the service takes, and hands each event to its handler. Every
/// outcome is an explicit answer: to daprd UNIMPLEMENTED and an empty answer both mean "done".
/// </summary>
[Authorize(Callers.Sidecar)]
public sealed class EventSubscriber(
    IEnumerable<ITopicHandler> handlers, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<EventSubscriber> logger) : AppCallback.AppCallbackBase
{
    // A topic that no handler takes may have any name; a label of a metric may not.
    private const string OtherTopic = "_OTHER";

    private readonly Dictionary<string, ITopicHandler> _handlers = handlers.ToDictionary(handler => handler.Topic, StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>daprd sends no app token with this question: a service that asked for one would never get an event.</remarks>
    [AllowAnonymous]
    public override Task<ListTopicSubscriptionsResponse> ListTopicSubscriptions(Empty request, ServerCallContext context)
    {
        var response = new ListTopicSubscriptionsResponse();
        response.Subscriptions.AddRange(
            _handlers.Keys.Select(topic => new TopicSubscription { PubsubName = options.Value.PubSub, Topic = topic }));
        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public override async Task<TopicEventResponse> OnTopicEvent(TopicEventRequest request, ServerCallContext context)
    {
        var began = clock.GetTimestamp();
        var delivery = await DeliverAsync(request, context.CancellationToken).ConfigureAwait(false);
        MessagingMetrics.Processed(_handlers.ContainsKey(request.Topic) ? request.Topic : OtherTopic, delivery, clock.GetElapsedTime(began));
        return new TopicEventResponse { Status = OutcomeOf(delivery) };
    }

    private async Task<Delivery> DeliverAsync(TopicEventRequest request, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(request.Id, out var id))
        {
            return Refuse(request, "its id is no UUID");
        }

        if (!_handlers.TryGetValue(request.Topic, out var handler))
        {
            // A newer version of this service may know the topic: it must not be lost.
            MessagingLog.TopicUnknown(logger, request.Id, request.Topic);
            return Delivery.Retry;
        }

        var received = new ReceivedEvent(id, request.Topic, request.Data.ToStringUtf8());
        using var activity = MessagingTelemetry.StartProcess(received);
        try
        {
            var delivery = await handler.HandleAsync(received, cancellationToken).ConfigureAwait(false);
            if (delivery is Delivery.Success && EventTime.Of(id) is { } written)
            {
                MessagingMetrics.Lagged(request.Topic, clock.GetUtcNow() - written);
            }

            return delivery;
        }
        catch (UnreadablePayloadException)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            return Refuse(request, "its payload cannot be read");
        }
#pragma warning disable CA1031 // Whatever went wrong, the event must be delivered again rather than lost.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            MessagingLog.DeliveryFailed(logger, request.Id, request.Topic, exception);
            return Delivery.Retry;
        }
    }

    private Delivery Refuse(TopicEventRequest request, string reason)
    {
        MessagingLog.DeliveryRefused(logger, request.Id, request.Topic, reason);
        return Delivery.Drop;
    }

    private static Outcome OutcomeOf(Delivery delivery) => delivery switch
    {
        Delivery.Success or Delivery.Repeated => Outcome.Success,
        Delivery.Drop => Outcome.Drop,
        _ => Outcome.Retry,
    };
}
