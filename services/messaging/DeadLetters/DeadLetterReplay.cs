using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>
/// Handles dead letters again that an operator has marked, in the service that runs: with its model loaded, its slots and its receipts. No
/// transaction is open meanwhile. A process that dies of one leaves its lease to run out; who takes it then finds the receipt, if there is one.
/// </summary>
internal sealed class DeadLetterReplay(
    DeadLetters letters, EventHandling handling, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<DeadLetterReplay> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        if (handling.TakenTopics.Count == 0)
        {
            return;
        }

        var pause = options.Value.ReplayPoll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var replayed = await ReplayDueAsync(stoppingToken).ConfigureAwait(false);
                pause = replayed > 0 ? TimeSpan.Zero : options.Value.ReplayPoll;
            }
#pragma warning disable CA1031 // Whatever went wrong, an exception that leaves here would stop the whole service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                pause = Longer(pause);
                MessagingLog.ReplayFailed(logger, pause, exception);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Handles those that are due now, a few at once. Returns how many they were.</summary>
    internal async Task<int> ReplayDueAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var taken = await letters.TakeAsync(handling.TakenTopics, options.Value.ReplayLease, options.Value.ParallelReplays, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(taken.Select(letter => ReplayAsync(letter, began, cancellationToken))).ConfigureAwait(false);
        return taken.Count;
    }

    private async Task ReplayAsync(TakenLetter letter, long began, CancellationToken cancellationToken)
    {
        // A process that was held up may not begin what could outlast its lease.
        if (clock.GetElapsedTime(began) + options.Value.ReplayTimeout >= options.Value.ReplayLease)
        {
            return;
        }

        using var bound = new CancellationTokenSource(options.Value.ReplayTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        var result = await HandleAsync(letter, either.Token).ConfigureAwait(false);
        if (result.Failure is { Verdict: FailureVerdict.Retry } && bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            result = result with { Failure = new Failure(FailureVerdict.Count, "TOOK_TOO_LONG", result.Failure.Reason) };
        }

        // What came of it is to be written down also where the service stops.
        using var settling = new CancellationTokenSource(SettleTimeout, clock);
        var outcome = await SettleAsync(letter, result, settling.Token).ConfigureAwait(false);
        MessagingMetrics.Replayed(letter.Topic, outcome);
        MessagingLog.Replayed(logger, letter.EventId, letter.Topic, outcome);
    }

    private async Task<HandlingResult> HandleAsync(TakenLetter letter, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(letter.EventId, out var id))
        {
            return new HandlingResult(Delivery.Retry, new Failure(FailureVerdict.Refuse, DeadLetterCodes.NoId, "its id is no UUID"));
        }

        var received = new ReceivedEvent(id, letter.Topic, Encoding.UTF8.GetString(letter.Payload));
        using var activity = MessagingTelemetry.StartReplay(received, letter.TraceParent);
        return await handling.HandleAsync(received, activity, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes down how it went. Returns that in a word; a letter whose lease was lost is somebody else's.</summary>
    private async Task<string> SettleAsync(TakenLetter letter, HandlingResult result, CancellationToken cancellationToken)
    {
        var (outcome, held) = result switch
        {
            { Delivery: Delivery.Success } => ("handled", await letters.SettleAsync(letter, "it had its effect", cancellationToken).ConfigureAwait(false)),
            { Delivery: Delivery.Repeated } => ("repeated", await letters.SettleAsync(letter, "it had had its effect before", cancellationToken).ConfigureAwait(false)),
            { Failure: { Verdict: FailureVerdict.Refuse } failure } =>
                ("failed", await letters.FailAgainAsync(letter, failure, result.Error, cancellationToken).ConfigureAwait(false)),
            { Failure: { Verdict: FailureVerdict.Count } failure } =>
                ("failed", await letters.FailAgainAsync(letter, failure with { Code = DeadLetterCodes.Failed, Reason = $"it failed again: {failure.Code}" }, result.Error, cancellationToken).ConfigureAwait(false)),
            _ => ("postponed", await letters.PostponeAsync(letter, options.Value.ReplayPostponement, cancellationToken).ConfigureAwait(false)),
        };
        return held ? outcome : "lost";
    }

    private static TimeSpan Longer(TimeSpan pause)
    {
        var doubled = pause < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : pause * 2;
        return doubled < LongestPause ? doubled : LongestPause;
    }
}
