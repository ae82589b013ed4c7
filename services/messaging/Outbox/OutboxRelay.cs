using System.Collections.Concurrent;
using Hearsay.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>
/// Publishes what the outbox holds, in order for each document, many documents at once. The relays of all replicas share the shards.
/// Delivers at least once: a cursor moves after the broker has answered, so a crash in between sends again with the same ids.
/// </summary>
internal sealed class OutboxRelay(
    OutboxLog log,
    OutboxShards shards,
    OutboxAdoption adoption,
    EventSender sender,
    OutboxSignal signal,
    TimeProvider clock,
    IOptions<MessagingOptions> options,
    ILogger<OutboxRelay> logger) : BackgroundService
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookForBackupEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, ShardRelay> _held = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Spans of the relay hang on the events that it sends, not on whatever started the host.
        System.Diagnostics.Activity.Current = null;
        var leasing = LeaseAsync(stoppingToken);
        await RelayAsync(stoppingToken).ConfigureAwait(false);
        await leasing.ConfigureAwait(false);
        await DropAsync([.. _held.Keys]).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        MessagingMetrics.Held(0);
        try
        {
            await shards.LeaveAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Leases run out by themselves; the rest of the service must stop in good order.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.RelayFailed(logger, TimeSpan.Zero, exception);
        }
    }

    /// <summary>Keeps this relay's part of the shards, in steps that neither the broker nor a long read holds up.</summary>
    private async Task LeaseAsync(CancellationToken stoppingToken)
    {
        long? looked = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (looked is not { } last || clock.GetElapsedTime(last) > LookForBackupEvery)
                {
                    await adoption.AdoptAsync(stoppingToken).ConfigureAwait(false);
                    looked = clock.GetTimestamp();
                }

                await TendAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The next step may find the database again; an exception that leaves here would stop the whole service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.LeaseFailed(logger, exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await DropAsync([.. _held.Where(held => held.Value.IsOver).Select(held => held.Key)]).ConfigureAwait(false);
            MessagingMetrics.Held(_held.Count);
            await Task.Delay(RenewEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TendAsync(CancellationToken cancellationToken)
    {
        var share = await shards.ShareAsync(cancellationToken).ConfigureAwait(false);
        var began = clock.GetTimestamp();
        var leases = (await shards.RenewAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(lease => lease.Shard);
        await DropAsync([.. _held.Values.Where(held => !leases.TryGetValue(held.Lease.Shard, out var lease) || lease.Epoch != held.Lease.Epoch).Select(held => held.Lease.Shard)])
            .ConfigureAwait(false);
        foreach (var held in _held.Values)
        {
            held.Extend(clock.GetElapsedTime(began));
        }

        if (leases.Count > share)
        {
            var surplus = leases.Keys.Order().Skip(share).ToList();
            await DropAsync(surplus).ConfigureAwait(false);
            await shards.GiveUpAsync(surplus, cancellationToken).ConfigureAwait(false);
        }

        began = clock.GetTimestamp();
        var taken = leases.Count < share ? await shards.TakeAsync(share - leases.Count, cancellationToken).ConfigureAwait(false) : [];
        foreach (var lease in leases.Values.Take(share).Concat(taken).Where(lease => !_held.ContainsKey(lease.Shard)))
        {
            var shard = new ShardRelay(lease, sender, options.Value, clock, signal.Raise);
            shard.Extend(clock.GetElapsedTime(began));
            _held[lease.Shard] = shard;
            signal.Raise();
        }
    }

    /// <summary>Ends what is under way of shards, and writes down what of them is sent.</summary>
    private async Task DropAsync(IReadOnlyCollection<int> dropped)
    {
        var ended = new List<ShardRelay>();
        foreach (var shard in dropped)
        {
            if (_held.TryRemove(shard, out var relay))
            {
                await relay.DisposeAsync().ConfigureAwait(false);
                ended.Add(relay);
            }
        }

        using var bound = new CancellationTokenSource(LongestPause, clock);
        try
        {
            await AdvanceAsync(ended, bound.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What is not written down is sent again, and consumers know the ids.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MessagingLog.LeaseFailed(logger, exception);
        }
    }

    /// <summary>Writes down what is sent and reads what there is room for, again and again.</summary>
    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.ShortestPoll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AdvanceAsync([.. _held.Values], stoppingToken).ConfigureAwait(false);
                var read = await ReadAsync(stoppingToken).ConfigureAwait(false);
                pause = read > 0 ? options.Value.ShortestPoll : Min(pause * 2, options.Value.LongestPoll);
                if (await signal.WaitAsync(pause, clock, stoppingToken).ConfigureAwait(false))
                {
                    // So that what is sent at about one time is written down together.
                    await Task.Delay(options.Value.Gather, clock, stoppingToken).ConfigureAwait(false);
                    pause = options.Value.ShortestPoll;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, an exception that leaves here would stop the whole service.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                pause = Min(pause * 2, LongestPause);
                MessagingLog.RelayFailed(logger, pause, exception);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task AdvanceAsync(IReadOnlyCollection<ShardRelay> relays, CancellationToken cancellationToken)
    {
        var behind = relays.SelectMany(shard => shard.Behind().Select(progress => (shard, progress))).ToList();
        if (behind.Count == 0)
        {
            return;
        }

        var moved = await log.AdvanceAsync([.. behind.Select(each => each.progress)], cancellationToken).ConfigureAwait(false);
        foreach (var (shard, progress) in behind.Where(each => moved.Contains(each.progress.Place)))
        {
            shard.Written(progress);
        }
    }

    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        var relays = _held.Values.ToList();
        var places = relays.SelectMany(shard => shard.Places()).ToList();
        if (places.Count == 0)
        {
            return 0;
        }

        var events = await log.ReadAsync(places, cancellationToken).ConfigureAwait(false);
        foreach (var shard in relays)
        {
            foreach (var lane in Enum.GetValues<Lane>())
            {
                shard.Begin(lane, events[new OutboxPlace(lane, shard.Lease.Shard)]);
            }
        }

        return events.Sum(place => place.Count());
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
