namespace Hearsay.Ingestion.Streams;

/// <summary>
/// Lets items of one document take their turns in the order in which they came. Behind one that had no answer none of its document gets one:
/// sent again, they would be out of order.
/// </summary>
internal sealed class SourceKeyQueue
{
    private readonly Lock _door = new();
    private readonly Dictionary<string, Turn> _last = new(StringComparer.Ordinal);

    /// <summary>Takes a turn behind all of the key that came before.</summary>
    public Turn Enter(string key)
    {
        lock (_door)
        {
            var turn = new Turn(this, key, _last.GetValueOrDefault(key));
            _last[key] = turn;
            return turn;
        }
    }

    private void Forget(Turn turn)
    {
        lock (_door)
        {
            if (_last.GetValueOrDefault(turn.Key) == turn)
            {
                _last.Remove(turn.Key);
            }
        }
    }

    /// <summary>One item's turn.</summary>
    internal sealed class Turn(SourceKeyQueue queue, string key, Turn? preceding)
    {
        private readonly TaskCompletionSource<bool> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Turn? _preceding = preceding;

        public string Key => key;

        /// <summary>Waits for the one before; whether it was answered.</summary>
        public async Task<bool> PrecedingIsAnsweredAsync(CancellationToken cancellationToken)
        {
            var answered = _preceding is null || await _preceding._answered.Task.WaitAsync(cancellationToken);
            _preceding = null;
            return answered;
        }

        /// <summary>Lets the next one go on, where this one was answered; else the queue of its key ends here.</summary>
        public void Leave(bool answered)
        {
            if (answered)
            {
                queue.Forget(this);
            }

            _answered.TrySetResult(answered);
        }
    }
}
