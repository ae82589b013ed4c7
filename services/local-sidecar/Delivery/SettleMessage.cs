using Hearsay.LocalSidecar.Resources;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Writes down how an attempt ended.</summary>
internal sealed class SettleMessage(
    IOptions<SidecarOptions> options, PubsubComponent pubsub, DeliveryStore store, ILogger<SettleMessage> log)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Tries for as long as a database takes to start again. If it stays away the claim runs out and the message is delivered once
    /// more: at least once is the promise. Takes no token of the caller's: an answer that was given counts, also at the end.
    /// </summary>
    public async Task HandleAsync(ClaimedMessage message, Subscription subscription, AttemptResult result)
    {
        using var bound = new CancellationTokenSource(Bound);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await WriteAsync(message, subscription, result, bound.Token).ConfigureAwait(false))
                {
                    SidecarLog.ClaimLost(log, message.AppId, message.Topic, message.EventId);
                }

                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
            {
                if (bound.IsCancellationRequested)
                {
                    SidecarLog.SettleFailed(log, message.AppId, message.Topic, message.EventId, exception);
                    return;
                }
            }

            await Task.Delay(Backoff.After(attempt, FirstWait, LongestWait), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What an attempt's end means under the policy: retries that are used up make a dead letter where there is a topic for it
    /// that the app may publish to. A dead letter topic that names itself is tried without end.
    /// </summary>
    private Verdict VerdictOf(ClaimedMessage message, Subscription subscription, Verdict verdict)
    {
        var most = options.Value.MaxRetries;
        var usedUp = verdict == Verdict.Again && most >= 0 && message.Attempts >= most && subscription.DeadLetterTopic is not null;
        if (!usedUp && (verdict != Verdict.Dead || subscription.DeadLetterTopic is null))
        {
            return verdict;
        }

        if (subscription.DeadLetterTopic == message.Topic)
        {
            return Verdict.Again;
        }

        if (!pubsub.MayPublish(message.AppId, subscription.DeadLetterTopic!))
        {
            SidecarLog.DeadLetterForbidden(log, message.AppId, message.Topic, message.EventId, subscription.DeadLetterTopic!);
            return Verdict.Again;
        }

        return Verdict.Dead;
    }

    private async Task<bool> WriteAsync(
        ClaimedMessage message, Subscription subscription, AttemptResult result, CancellationToken cancellationToken)
    {
        switch (VerdictOf(message, subscription, result.Verdict))
        {
            case Verdict.Done:
                return await store.DoneAsync(message, cancellationToken).ConfigureAwait(false);
            case Verdict.Dead:
                SidecarLog.Dropped(log, message.AppId, message.Topic, message.EventId, result.Why);
                return await store.DeadAsync(
                    message, options.Value.PubsubName, subscription.DeadLetterTopic, result.Why, cancellationToken).ConfigureAwait(false);
            case Verdict.Again:
                var attempts = message.Attempts + 1;
                var wait = Backoff.After(attempts, options.Value.RetryInitial, options.Value.RetryMax);
                SidecarLog.AttemptFailed(log, message.AppId, message.Topic, message.EventId, attempts, wait, result.Why);
                return await store.AgainAsync(message, counted: true, wait, result.Why, cancellationToken).ConfigureAwait(false);
            case Verdict.AppDown:
                // No wait of its own: no attempt is made before the app's port answers again. Half a second keeps an app
                // that accepts connections but no calls from being hammered.
                return await store.AgainAsync(
                    message, counted: false, options.Value.RetryInitial, result.Why, cancellationToken).ConfigureAwait(false);
            default:
                return await store.AgainAsync(
                    message, counted: false, TimeSpan.Zero, result.Why, cancellationToken).ConfigureAwait(false);
        }
    }
}
