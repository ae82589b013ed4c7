using Npgsql;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Storage;

/// <summary>
/// The name under which this process claims messages: a slot, held as an advisory lock of one connection, and an id of the
/// process. Whoever takes a slot knows that its earlier holder is gone and frees what that one had claimed, so that a
/// killed sidecar's messages need not wait for their claims to run out.
/// </summary>
internal sealed class SidecarOwner(NpgsqlDataSource dataSource, ILogger<SidecarOwner> log) : BackgroundService
{
    private const int Slots = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _process = Guid.CreateVersion7().ToString("N");
    private volatile TaskCompletionSource<string> _name = NewPromise();

    /// <summary>Waits until the slot is held. Nothing may be claimed without one.</summary>
    public Task<string> NameAsync(CancellationToken cancellationToken) => _name.Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HoldSlotAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or IOException)
            {
                if (_name.Task.IsCompleted)
                {
                    // One that nobody has kept yet stays: there are those who wait for it.
                    _name = NewPromise();
                }

                SidecarLog.SlotLost(log, exception);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private static TaskCompletionSource<string> NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with an exception when the connection, and so the lock, is gone.</summary>
    private async Task HoldSlotAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(stoppingToken).ConfigureAwait(false);
        for (var slot = 1; slot <= Slots; slot++)
        {
            var prefix = $"sidecar-{slot}/";
            if (!await DeliveryStore.TakeSlotAsync(connection, prefix, stoppingToken).ConfigureAwait(false))
            {
                continue;
            }

            // Claims of this very process stay: its connection may have broken while its deliveries are on their way.
            var owner = prefix + _process;
            var freed = await DeliveryStore.ReleaseClaimsAsync(connection, prefix, owner, stoppingToken).ConfigureAwait(false);
            SidecarLog.SlotTaken(log, owner, freed);
            _name.TrySetResult(owner);
            while (true)
            {
                await connection.WaitAsync(stoppingToken).ConfigureAwait(false);
            }
        }

        throw new InvalidOperationException($"{Slots} sidecars use this database already.");
    }
}
