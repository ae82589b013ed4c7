using System.Diagnostics;
using Hearsay.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hearsay.Messaging;

/// <summary>How handling an event ended: what the handler said, or what went wrong.</summary>
/// <param name="Delivery">The handler's word; <see cref="Messaging.Delivery.Retry"/> where it failed.</param>
/// <param name="Failure">What went wrong; null where nothing did.</param>
/// <param name="Error">What was thrown, in words.</param>
internal sealed record HandlingResult(Delivery Delivery, Failure? Failure = null, string? Error = null);

/// <summary>Hands events to their handlers, whoever brings them: the sidecar, or an operator who had them replayed.</summary>
internal sealed class EventHandling(
    IEnumerable<ITopicHandler> handlers, CrashGuard guard, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<EventHandling> logger)
{
    private readonly Dictionary<string, ITopicHandler> _handlers = handlers
        .SelectMany(handler => Topics.LanesOf(handler.Topic).Select(topic => (topic, handler)))
        .ToDictionary(pair => pair.topic, pair => pair.handler, StringComparer.Ordinal);

    /// <summary>Topics that have a handler, one a lane.</summary>
    public IReadOnlyCollection<string> TakenTopics => _handlers.Keys;

    /// <summary>Ends when the service stops.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Whether a topic has a handler.</summary>
    public bool Takes(string topic) => _handlers.ContainsKey(topic);

    /// <summary>Handles an event of a topic that has a handler. Never throws.</summary>
    public async Task<HandlingResult> HandleAsync(ReceivedEvent received, Activity? activity, CancellationToken cancellationToken)
    {
        try
        {
            var handler = _handlers[received.Topic];
            var delivery = await guard.HandleAsync(received.Id, () => handler.HandleAsync(received, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (delivery is Delivery.Success && EventTime.Of(received.Id) is { } written)
            {
                MessagingMetrics.Lagged(received.Topic, clock.GetUtcNow() - written);
            }

            return new HandlingResult(delivery is Delivery.Success or Delivery.Repeated ? delivery : Delivery.Retry);
        }
#pragma warning disable CA1031 // Whatever went wrong, the rule says what it means for the event.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            var ending = cancellationToken.IsCancellationRequested || Stopping.IsCancellationRequested;
            var failure = FailureRule.Of(exception, ending);
            MessagingLog.DeliveryFailed(logger, received.Id, received.Topic, failure.Verdict, failure.Code, exception);
            return new HandlingResult(Delivery.Retry, failure, $"{exception.GetType().Name}: {(exception.InnerException ?? exception).Message}");
        }
    }
}
