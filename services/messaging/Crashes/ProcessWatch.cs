using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>Tells every second that this process lives, looks which others do not, and says goodbye when it stops in good order.</summary>
internal sealed class ProcessWatch(
    InHand hands, EventHandling handling, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<ProcessWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        if (handling.TakenTopics.Count == 0)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The next beat may find the database again; an exception that leaves here would stop the whole service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.WatchFailed(logger, exception);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Beat, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (handling.TakenTopics.Count == 0)
        {
            return;
        }

        try
        {
            await hands.LeaveAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What is not told now is taken for a death, one of several that it takes; the rest of the service must stop in good order.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.WatchFailed(logger, exception);
        }
    }

    /// <summary>One look. Its own sign of life comes first: who was away himself must not be found dead by his own doing.</summary>
    internal async Task BeatAsync(CancellationToken cancellationToken)
    {
        await hands.RenewAsync(cancellationToken).ConfigureAwait(false);
        foreach (var dead in await hands.JudgeAsync(options.Value.ProcessLease, cancellationToken).ConfigureAwait(false))
        {
            MessagingLog.ProcessDied(logger, dead.Process, dead.Suspected);
        }
    }
}
