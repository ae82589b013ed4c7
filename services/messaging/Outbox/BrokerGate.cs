namespace Hearsay.Messaging;

/// <summary>
/// Bounds how many publishes of a lane are under way. Where many in a row have failed the broker is taken for down: then one at a time
/// tries, with a pause, until one gets through; that one wakes all that wait for their next try.
/// </summary>
internal sealed class BrokerGate(int width, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _places = new(width, width);
    private readonly SemaphoreSlim _probe = new(1, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _reopened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _failures;

    /// <summary>So many failures without a success between them are no longer those of single documents.</summary>
    private int Down => 2 * width;

    /// <summary>Tries once, when it is its turn. Throws what the try throws.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> publish, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var probing = false;
        try
        {
            if (IsDown())
            {
                await _probe.WaitAsync(cancellationToken).ConfigureAwait(false);
                probing = true;
                if (IsDown())
                {
                    await Task.Delay(ProbePause, clock, cancellationToken).ConfigureAwait(false);
                }
            }

            await publish(cancellationToken).ConfigureAwait(false);
            Opened();
        }
        catch when (!cancellationToken.IsCancellationRequested)
        {
            lock (_lock)
            {
                _failures = Math.Min(_failures + 1, Down);
            }

            throw;
        }
        finally
        {
            if (probing)
            {
                _probe.Release();
            }

            _places.Release();
        }
    }

    /// <summary>Waits before the next try: for the time given, or until the broker is back.</summary>
    public async Task PauseAsync(TimeSpan backoff, CancellationToken cancellationToken)
    {
        Task reopened;
        lock (_lock)
        {
            reopened = _reopened.Task;
        }

        try
        {
            await reopened.WaitAsync(backoff, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The time is over.
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _probe.Dispose();
    }

    private bool IsDown()
    {
        lock (_lock)
        {
            return _failures >= Down;
        }
    }

    private void Opened()
    {
        lock (_lock)
        {
            if (_failures >= Down)
            {
                _reopened.TrySetResult();
                _reopened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _failures = 0;
        }
    }
}
