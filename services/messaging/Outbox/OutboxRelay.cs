using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>
/// Publishes what the outbox holds, in order for each document, many documents at once. Delivers at least once: the cursor
/// moves after the broker has answered, so a crash in between sends again with the same ids.
/// </summary>
internal sealed class OutboxRelay(
    OutboxLog log,
    EventPublisher publisher,
    OutboxSignal signal,
    TimeProvider clock,
    IOptions<MessagingOptions> options,
    ILogger<OutboxRelay> logger) : BackgroundService
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Spans of the relay hang on the events that it sends, not on whatever started the host.
        System.Diagnostics.Activity.Current = null;
        var pause = options.Value.ShortestPoll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sent = await SendNextAsync(stoppingToken).ConfigureAwait(false);
                pause = sent > 0 ? options.Value.ShortestPoll : Min(pause * 2, options.Value.LongestPoll);
                if (sent < options.Value.BatchSize && await signal.WaitAsync(pause, clock, stoppingToken).ConfigureAwait(false))
                {
                    pause = options.Value.ShortestPoll;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever went wrong, an exception that leaves here would stop the whole service.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                pause = Min(pause * 2, LongestBackoff);
                MessagingMetrics.Leased(false);
                MessagingLog.RelayFailed(logger, pause, exception);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        MessagingMetrics.Leased(false);
        try
        {
            await log.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The lease runs out by itself; the rest of the service must stop in good order.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.RelayFailed(logger, TimeSpan.Zero, exception);
        }
    }

    private async Task<int> SendNextAsync(CancellationToken cancellationToken)
    {
        var taken = await log.LeaseAsync(cancellationToken).ConfigureAwait(false);
        MessagingMetrics.Leased(taken is not null);
        if (taken is not { } lease)
        {
            return 0;
        }

        var batch = await log.ReadAsync(lease.Position, options.Value.BatchSize, cancellationToken).ConfigureAwait(false);
        if (batch.Count == 0)
        {
            return 0;
        }

        using var renewal = new CancellationTokenSource();
        var renewing = RenewAsync(lease.Epoch, renewal, cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, renewal.Token);
        try
        {
            await Parallel.ForEachAsync(
                batch.GroupBy(pending => pending.OrderKey),
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelDocuments, CancellationToken = either.Token },
                async (ofDocument, token) => await SendInOrderAsync(ofDocument, token).ConfigureAwait(false)).ConfigureAwait(false);
            await log.AdvanceAsync(lease.Epoch, batch[^1].Position, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (renewal.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Another relay has the lease and sends the batch again; consumers know the ids.
            return 0;
        }
        finally
        {
            await renewal.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return batch.Count;
    }

    private async Task SendInOrderAsync(IEnumerable<OutboxEvent> events, CancellationToken cancellationToken)
    {
        foreach (var pending in events)
        {
            await SendUntilAcceptedAsync(pending, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A broker that is down stays down for as long as it likes: the event waits, and so do those after it.</summary>
    private async Task SendUntilAcceptedAsync(OutboxEvent pending, CancellationToken cancellationToken)
    {
        for (var backoff = TimeSpan.FromMilliseconds(200); ; backoff = Min(backoff * 2, LongestBackoff))
        {
            try
            {
                await publisher.PublishAsync(pending, cancellationToken).ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // An event that failed is tried again, for whatever reason it failed.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.PublishFailed(logger, pending.EventId, pending.Topic, backoff, exception);
                await Task.Delay(backoff, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Keeps the lease while a batch is under way; cancels the batch where it was lost.</summary>
    private async Task RenewAsync(long epoch, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lost.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(3), clock);
        while (await timer.WaitForNextTickAsync(either.Token).ConfigureAwait(false))
        {
            try
            {
                if (await log.LeaseAsync(either.Token).ConfigureAwait(false) is not { } lease || lease.Epoch != epoch)
                {
                    await lost.CancelAsync().ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // Renewal goes on while the batch does; the next tick may find the database again.
            catch (Exception exception) when (!either.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // The cursor is guarded by the epoch: without a lease it does not move.
                MessagingLog.RelayFailed(logger, timer.Period, exception);
            }
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
