using System.Collections.Concurrent;
using Hearsay.Contracts;

namespace Hearsay.Messaging;

/// <summary>Publishes one shard, in both lanes, for as long as its lease holds. Reads and writes nothing of the database itself.</summary>
internal sealed class ShardRelay : IAsyncDisposable
{
    private static readonly Lane[] Lanes = [Lane.Fresh, Lane.Backfill];

    private readonly EventSender _sender;
    private readonly Action _progressed;
    private readonly Dictionary<Lane, SendWindow> _windows;
    private readonly ConcurrentDictionary<Lane, OutboxPosition> _written;
    private readonly ConcurrentDictionary<Task, bool> _sending = new();
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _stopped;

    /// <param name="lease">The right to publish.</param>
    /// <param name="sender">Sends each event.</param>
    /// <param name="options">Bounds of the windows.</param>
    /// <param name="clock">Clock by which the lease ends.</param>
    /// <param name="progressed">Told that an event is sent.</param>
    public ShardRelay(ShardLease lease, EventSender sender, MessagingOptions options, TimeProvider clock, Action progressed)
    {
        Lease = lease;
        _sender = sender;
        _progressed = progressed;
        _windows = Lanes.ToDictionary(
            lane => lane,
            lane => new SendWindow(lease.CursorOf(lane), lane is Lane.Backfill ? options.BackfillWindow : options.Window, options.LongestWindow));
        _written = new ConcurrentDictionary<Lane, OutboxPosition>(Lanes.ToDictionary(lane => lane, lease.CursorOf));
        // Whoever sleeps through its lease finds everything called off.
        _stop = new CancellationTokenSource(OutboxShards.Lease, clock);
        _stopped = _stop.Token;
    }

    public ShardLease Lease { get; }

    /// <summary>Whether the lease ran out here, which is no later than it does in the database.</summary>
    public bool IsOver => _stopped.IsCancellationRequested;

    /// <summary>Tells that the lease was renewed by a statement that began so long ago.</summary>
    public void Extend(TimeSpan ago) => _stop.CancelAfter(ago < OutboxShards.Lease ? OutboxShards.Lease - ago : TimeSpan.Zero);

    /// <summary>Where there is room for events.</summary>
    public IEnumerable<ReadFrom> Places() =>
        from window in _windows
        let room = window.Value.Room
        where room > 0 && !IsOver
        select new ReadFrom(new OutboxPlace(window.Key, Lease.Shard), window.Value.ReadAfter, room);

    /// <summary>Begins to send events that were read.</summary>
    public void Begin(Lane lane, IEnumerable<OutboxEvent> events)
    {
        foreach (var first in _windows[lane].Add(events))
        {
            var sending = SendInOrderAsync(lane, first);
            _sending[sending] = true;
            _ = sending.ContinueWith(done => _sending.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Cursors that are behind what is sent.</summary>
    public IEnumerable<Progress> Behind() =>
        from lane in Lanes
        let sent = _windows[lane].Sent
        where sent.CompareTo(_written[lane]) > 0
        select new Progress(new OutboxPlace(lane, Lease.Shard), sent, Lease.Epoch);

    /// <summary>Tells that a cursor was moved.</summary>
    public void Written(Progress progress) => _written[progress.Place.Lane] = progress.Sent;

    /// <summary>Calls off what is under way and waits for it to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var sending in _sending.Keys)
        {
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task SendInOrderAsync(Lane lane, OutboxEvent first)
    {
        // The reading loop goes on at once.
        await Task.Yield();
        var place = new OutboxPlace(lane, Lease.Shard);
        for (var pending = first; pending is not null;)
        {
            await _sender.SendAsync(place, pending, _stopped).ConfigureAwait(false);
            pending = _windows[lane].Settle(pending);
            _progressed();
        }
    }
}
