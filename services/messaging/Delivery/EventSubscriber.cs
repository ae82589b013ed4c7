using System.Diagnostics;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
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
    IEnumerable<ITopicHandler> handlers, IOptions<MessagingOptions> options, IServiceProvider services, TimeProvider clock, ILogger<EventSubscriber> logger) : AppCallback.AppCallbackBase
{
    // A topic that no handler takes may have any name; a label of a metric may not.
    private const string OtherTopic = "_OTHER";

    private readonly Dictionary<string, ITopicHandler> _handlers = handlers
        .SelectMany(handler => Topics.LanesOf(handler.Topic).Select(topic => (topic, handler)))
        .ToDictionary(pair => pair.topic, pair => pair.handler, StringComparer.Ordinal);

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
            return await RefuseAsync(request, "its id is no UUID", cancellationToken).ConfigureAwait(false);
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

            return delivery is Delivery.Drop
                ? await RefuseAsync(request, "its handler refused it; the log says why", cancellationToken).ConfigureAwait(false)
                : delivery;
        }
        catch (UnreadablePayloadException)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            return await RefuseAsync(request, "its payload cannot be read", cancellationToken).ConfigureAwait(false);
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

    /// <summary>Lets go of an event once it is kept; where it cannot be it comes again.</summary>
    private async Task<Delivery> RefuseAsync(TopicEventRequest request, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<DeadLetters>().KeepAsync(request, reason, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An event that is neither handled nor kept must be delivered again rather than lost.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.DeliveryFailed(logger, request.Id, request.Topic, exception);
            return Delivery.Retry;
        }

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
