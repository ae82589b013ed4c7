using Hearsay.Contracts;

namespace Hearsay.Messaging;

/// <summary>
/// Who takes the next free slot of something scarce: what is fresh in the order it came, then the backfill. So that it is never held up for
/// good, each eighth slot that is given while it waits is the backfill's.
/// </summary>
/// <param name="slots">How many there are.</param>
public sealed class LaneSlots(int slots)
{
    /// <summary>Of so many slots given while both wait, the last is for the backfill.</summary>
    public const int BackfillTurn = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _fresh = new();
    private readonly LinkedList<TaskCompletionSource> _backfill = new();
    private int _free = slots;
    private int _passedOver;

    /// <summary>Takes a free slot that nobody waits for. Returns whether there was one.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (_free == 0)
            {
                return false;
            }

            _free--;
            return true;
        }
    }

    /// <summary>Waits for a slot. Returns whether one came in time; throws where the caller gave up.</summary>
    public async Task<bool> WaitAsync(Lane lane, TimeSpan bound, TimeProvider clock, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var line = lane is Lane.Backfill ? _backfill : _fresh;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return true;
            }

            line.AddLast(turn);
        }

        try
        {
            await turn.Task.WaitAsync(bound, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!TryLeave(line, turn))
            {
                // The slot came at the last moment.
                return true;
            }

            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Hands a slot to whoever is next.</summary>
    public void Release()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            next = Next();
            if (next is null)
            {
                _free++;
            }
        }

        next?.SetResult();
    }

    private bool TryLeave(LinkedList<TaskCompletionSource> line, TaskCompletionSource turn)
    {
        lock (_lock)
        {
            return line.Remove(turn);
        }
    }

    private TaskCompletionSource? Next()
    {
        var isBackfill = _fresh.Count == 0 || (_backfill.Count > 0 && _passedOver >= BackfillTurn - 1);
        _passedOver = isBackfill || _backfill.Count == 0 ? 0 : _passedOver + 1;
        var line = isBackfill ? _backfill : _fresh;
        var next = line.First?.Value;
        if (next is not null)
        {
            line.RemoveFirst();
        }

        return next;
    }
}
