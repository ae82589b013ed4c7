using Microsoft.Extensions.Options;

namespace Hearsay.Query;

/// <summary>Keeps the log bounded: drops what is old every minute, a few thousand entries in a transaction. Each process does it; who finds nothing does nothing.</summary>
internal sealed class WatchRetention(WatchLog log, TimeProvider clock, IOptions<WatchOptions> options, ILogger<WatchRetention> logger) : BackgroundService
{
    private const int MostSteps = 200;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await KeepAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Tidying up must never stop the service; the next round tries again.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                QueryLog.WatchRetentionFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>One round.</summary>
    internal async Task KeepAsync(CancellationToken cancellationToken)
    {
        await log.RenewAsync(cancellationToken).ConfigureAwait(false);
        for (var step = 0; step < MostSteps && await log.DropAsync(options.Value.Retention, cancellationToken).ConfigureAwait(false); step++)
        {
            // Each step is a transaction of its own.
        }
    }
}
