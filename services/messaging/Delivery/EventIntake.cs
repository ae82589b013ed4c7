using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>What became of an event that the sidecar brought.</summary>
internal enum IntakeOutcome
{
    /// <summary>It had its effect now.</summary>
    Handled,

    /// <summary>It had its effect before.</summary>
    Repeated,

    /// <summary>It comes again, and that counts for nothing.</summary>
    Retried,

    /// <summary>It comes again, and one of its tries is used up.</summary>
    Failed,

    /// <summary>It is a dead letter, and the sidecar may let go of it.</summary>
    Refused,
}

/// <summary>Decides what becomes of events that the sidecar brings: handled, tried again, or kept as dead letters.</summary>
internal sealed class EventIntake(
    EventHandling handling, DeadLetters letters, FailedTries tries, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<EventIntake> logger)
{
    private const string TopicField = "topic";

    /// <summary>Takes one event. Never throws.</summary>
    public async Task<IntakeOutcome> TakeAsync(TopicEventRequest request, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(request.Id, request.Topic, request.Type, request.Data.ToByteArray());
        if (request.Topic == options.Value.DeadLetterTopic)
        {
            return await DrainAsync(letter with { Topic = OriginalTopicOf(request) }, cancellationToken).ConfigureAwait(false);
        }

        if (!Guid.TryParse(request.Id, out var id))
        {
            return await RefuseAsync(letter, DeadLetterCodes.NoId, "its id is no UUID", null, uncounted: 1, cancellationToken).ConfigureAwait(false);
        }

        if (!handling.Takes(request.Topic))
        {
            // A newer version of this service may know the topic: it must not be lost.
            MessagingLog.TopicUnknown(logger, request.Id, request.Topic);
            return IntakeOutcome.Retried;
        }

        var received = new ReceivedEvent(id, request.Topic, request.Data.ToStringUtf8());
        using var activity = MessagingTelemetry.StartProcess(received);
        var result = await handling.HandleAsync(received, activity, cancellationToken).ConfigureAwait(false);
        return result switch
        {
            { Delivery: Delivery.Success } => IntakeOutcome.Handled,
            { Delivery: Delivery.Repeated } => IntakeOutcome.Repeated,
            { Failure: { Verdict: FailureVerdict.Refuse } failure } =>
                await RefuseAsync(letter, failure.Code, failure.Reason, result.Error, failure.Code is DeadLetterCodes.Crashed ? 0 : 1, cancellationToken).ConfigureAwait(false),
            { Failure: { Verdict: FailureVerdict.Count } failure } => await CountAsync(letter, id, failure, cancellationToken).ConfigureAwait(false),
            _ => IntakeOutcome.Retried,
        };
    }

    /// <summary>What the sidecar gave up on is kept under its own topic, unless it had its effect after all.</summary>
    private async Task<IntakeOutcome> DrainAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            if (Guid.TryParse(letter.EventId, out var id) && await letters.WasHandledAsync(id, cancellationToken).ConfigureAwait(false))
            {
                return IntakeOutcome.Repeated;
            }
        }
#pragma warning disable CA1031 // An event that is neither handled nor kept must be delivered again rather than lost.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.NotKept(logger, letter.EventId, letter.Topic, exception);
            return IntakeOutcome.Retried;
        }

        return await RefuseAsync(letter, DeadLetterCodes.GivenUp, "its sidecar gave up on it", null, uncounted: 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts a failed try. After the last one the event is a dead letter; after others there is a pause, so that what lasts a moment does not use up all.</summary>
    private async Task<IntakeOutcome> CountAsync(DeadLetter letter, Guid id, Failure failure, CancellationToken cancellationToken)
    {
        try
        {
            var failed = await tries.CountAsync(id, letter.Topic, failure, cancellationToken).ConfigureAwait(false);
            if (failed >= options.Value.MostTries)
            {
                return await RefuseAsync(
                    letter, DeadLetterCodes.Failed, $"it failed {failed} times, at last: {failure.Code}", failure.Reason, uncounted: 0, cancellationToken).ConfigureAwait(false);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, handling.Stopping);
            await Task.Delay(PauseAfter(failed, options.Value), clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return IntakeOutcome.Failed;
        }
#pragma warning disable CA1031 // A try that could not be counted changes nothing: the event comes again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.NotKept(logger, letter.EventId, letter.Topic, exception);
            return IntakeOutcome.Retried;
        }
    }

    /// <summary>Doubles from the first pause to the longest.</summary>
    internal static TimeSpan PauseAfter(int failed, MessagingOptions options)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Clamp(failed - 1, 0, 20));
        return doubled < options.LongestPause ? doubled : options.LongestPause;
    }

    /// <summary>Lets go of an event once it is kept; where it cannot be it comes again.</summary>
    private async Task<IntakeOutcome> RefuseAsync(
        DeadLetter letter, string code, string reason, string? error, int uncounted, CancellationToken cancellationToken)
    {
        try
        {
            await letters.KeepAsync(letter, new Failure(FailureVerdict.Refuse, code, reason), error, uncounted, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An event that is neither handled nor kept must be delivered again rather than lost.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.NotKept(logger, letter.EventId, letter.Topic, exception);
            return IntakeOutcome.Retried;
        }

        MessagingLog.DeliveryRefused(logger, letter.EventId, letter.Topic, code, reason);
        return IntakeOutcome.Refused;
    }

    /// <summary>A dead letter comes by the dead letter topic; where it was first sent stands in its envelope.</summary>
    private static string OriginalTopicOf(TopicEventRequest request) =>
        request.Extensions?.Fields.GetValueOrDefault(TopicField) is { KindCase: Value.KindOneofCase.StringValue, StringValue: { Length: > 0 } topic }
            ? topic
            : request.Topic;
}
