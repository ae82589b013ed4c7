namespace Hearsay.Messaging;

/// <summary>Lets many in beside each other, or one alone, in the order in which they came: neither kind can hold up the other for good.</summary>
internal sealed class AloneGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Turn> _waiting = new();
    private int _inside;
    private bool _alone;

    /// <summary>Waits until it may go on. Whoever was let in leaves again.</summary>
    public async Task EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        var turn = new Turn(alone);
        lock (_lock)
        {
            _waiting.AddLast(turn);
            Admit();
        }

        try
        {
            await turn.Came.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            throw;
        }
    }

    /// <summary>Makes room for those that wait.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            _alone = false;
            Admit();
        }
    }

    private void GiveUp(Turn turn)
    {
        lock (_lock)
        {
            if (_waiting.Remove(turn))
            {
                // Those behind one that was to be alone need not wait for it any more.
                Admit();
                return;
            }
        }

        // It was let in at the last moment.
        Leave();
    }

    private void Admit()
    {
        while (_waiting.First?.Value is { } next && !_alone && (_inside == 0 || !next.Alone))
        {
            _waiting.RemoveFirst();
            _inside++;
            _alone = next.Alone;
            next.Came.SetResult();
        }
    }

    private sealed record Turn(bool Alone)
    {
        public TaskCompletionSource Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
