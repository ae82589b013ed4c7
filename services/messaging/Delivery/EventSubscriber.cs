using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Answer = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging;

/// <summary>
/// The side that the Dapr sidecar calls: it says which topics the service takes, and hands each event on. Every outcome is an explicit
/// answer, SUCCESS or RETRY: to daprd UNIMPLEMENTED and an empty answer both mean "done", and what it is told to drop it may lose.
/// </summary>
[Authorize(Callers.Sidecar)]
public sealed class EventSubscriber(IServiceProvider services, IOptions<MessagingOptions> options, TimeProvider clock) : AppCallback.AppCallbackBase
{
    private readonly EventHandling _handling = services.GetRequiredService<EventHandling>();
    private readonly EventIntake _intake = services.GetRequiredService<EventIntake>();

    /// <inheritdoc/>
    /// <remarks>daprd sends no app token with this question: a service that asked for one would never get an event.</remarks>
    [AllowAnonymous]
    public override Task<ListTopicSubscriptionsResponse> ListTopicSubscriptions(Empty request, ServerCallContext context)
    {
        var response = new ListTopicSubscriptionsResponse();
        response.Subscriptions.AddRange(_handling.TakenTopics.Select(topic => Subscription(topic, options.Value.DeadLetterTopic)));
        if (_handling.TakenTopics.Count > 0 && options.Value.DeadLetterTopic.Length > 0)
        {
            // Without one of its own: what fails there comes again until it is kept.
            response.Subscriptions.Add(Subscription(options.Value.DeadLetterTopic, ""));
        }

        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public override async Task<TopicEventResponse> OnTopicEvent(TopicEventRequest request, ServerCallContext context)
    {
        var began = clock.GetTimestamp();
        var outcome = await _intake.TakeAsync(request, context.CancellationToken).ConfigureAwait(false);
        var isKnown = _handling.Takes(request.Topic) || request.Topic == options.Value.DeadLetterTopic;
        MessagingMetrics.Processed(isKnown ? request.Topic : MessagingMetrics.OtherTopic, outcome, clock.GetElapsedTime(began));
        return new TopicEventResponse { Status = outcome is IntakeOutcome.Retried or IntakeOutcome.Failed ? Answer.Retry : Answer.Success };
    }

    private TopicSubscription Subscription(string topic, string deadLetterTopic) =>
        new() { PubsubName = options.Value.PubSub, Topic = topic, DeadLetterTopic = deadLetterTopic };
}
