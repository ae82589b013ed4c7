using Hearsay.Contracts;
using Hearsay.Messaging;

namespace Hearsay.Query;

/// <summary>Lets one at a time work, or a few: what is fresh in the order of asking, the backfill behind it.</summary>
internal sealed class Turns(int places = 1)
{
    private readonly LaneSlots _slots = new(places);

    /// <summary>Waits for a turn; disposing of it ends the turn.</summary>
    public async Task<IDisposable> TakeAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (!_slots.TryTake())
        {
            await _slots.WaitAsync(lane, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return new Turn(_slots);
    }

    private sealed class Turn(LaneSlots slots) : IDisposable
    {
        private LaneSlots? _slots = slots;

        public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Release();
    }
}
