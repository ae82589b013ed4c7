using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Runs one worker for each app.</summary>
internal sealed class DeliveryService(IOptions<SidecarOptions> options, WorkerParts parts) : BackgroundService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = options.Value.Apps.Select(app => new AppWorker(app, options, parts)).ToList();
        using var abort = new CancellationTokenSource();
        await using var countdown = stoppingToken.Register(() => abort.CancelAfter(Grace));
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(stoppingToken, abort.Token), CancellationToken.None)))
            .ConfigureAwait(false);
        workers.ForEach(worker => worker.Dispose());
    }
}
