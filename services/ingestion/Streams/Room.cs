namespace Hearsay.Ingestion.Streams;

/// <summary>Room for so many items of so many bytes at the same time; whoever finds none waits, and is let in in the order of asking.</summary>
/// <param name="mostItems">Most items.</param>
/// <param name="mostBytes">Most bytes. An item that has more goes in alone.</param>
internal sealed class Room(int mostItems, long mostBytes)
{
    private readonly Lock _door = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _items;
    private long _bytes;

    /// <summary>How many items and bytes are in.</summary>
    public (int Items, long Bytes) Taken
    {
        get
        {
            lock (_door)
            {
                return (_items, _bytes);
            }
        }
    }

    /// <summary>Waits for room and takes it; disposing of the place gives it back.</summary>
    public async Task<IDisposable> EnterAsync(long bytes, CancellationToken cancellationToken)
    {
        var size = Math.Min(bytes, mostBytes);
        LinkedListNode<Waiter> place;
        lock (_door)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_waiting.Count == 0 && Fits(size))
            {
                return Take(size);
            }

            place = _waiting.AddLast(new Waiter(size));
        }

        await using var cancelled = cancellationToken.UnsafeRegister(_ => Abandon(place, cancellationToken), null);
        return await place.Value.Entered.Task.ConfigureAwait(false);
    }

    private void Abandon(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (_door)
        {
            if (place.List is null)
            {
                return;
            }

            _waiting.Remove(place);
            place.Value.Entered.TrySetCanceled(cancellationToken);
            // Whoever stood behind may fit.
            LetIn();
        }
    }

    private void Leave(long size)
    {
        lock (_door)
        {
            _items--;
            _bytes -= size;
            LetIn();
        }
    }

    private void LetIn()
    {
        while (_waiting.First is { } first && Fits(first.Value.Size))
        {
            _waiting.RemoveFirst();
            first.Value.Entered.SetResult(Take(first.Value.Size));
        }
    }

    private bool Fits(long size) => _items < mostItems && _bytes + size <= mostBytes;

    private Place Take(long size)
    {
        _items++;
        _bytes += size;
        return new Place(this, size);
    }

    private sealed record Waiter(long Size)
    {
        public TaskCompletionSource<IDisposable> Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Place(Room room, long size) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                room.Leave(size);
            }
        }
    }
}
