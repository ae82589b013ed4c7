using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Storage;

/// <summary>Deletes messages that every group has, after their retention, a bounded number at a time.</summary>
internal sealed class Retention(
    IOptions<SidecarOptions> options, MessageStore store, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    private const int BatchSize = 1000;
    private const int BatchesInARound = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        var appIds = options.Value.Apps.Select(app => app.AppId).ToList();
        using var timer = new PeriodicTimer(options.Value.PruneInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await PruneAsync(appIds, stoppingToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                // A group that subscribed at this moment may hold what was about to go. The next round sees it.
                SidecarLog.PruneFailed(log, exception);
            }
        }
    }

    private async Task PruneAsync(IReadOnlyList<string> appIds, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < BatchesInARound; batch++)
        {
            var deleted = await store.PruneAsync(options.Value.Retention, appIds, BatchSize, cancellationToken).ConfigureAwait(false);
            if (deleted < BatchSize)
            {
                return;
            }
        }
    }
}
