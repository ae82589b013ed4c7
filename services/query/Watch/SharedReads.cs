namespace Hearsay.Query;

/// <summary>
/// Reads that many streams want at about one time, made once: each result serves all who ask for the same within a time. Holds few of them, so memory is
/// bounded however many streams there are.
/// </summary>
/// <param name="fresh">How long a result serves those who ask later.</param>
/// <param name="most">Results that are held; beyond it reads are made for one caller alone.</param>
/// <param name="clock">Tells how old a result is.</param>
internal sealed class SharedReads<TKey, TValue>(TimeSpan fresh, int most, TimeProvider clock)
    where TKey : notnull
{
    // A read serves callers who may go away, so that none of them ends it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock _door = new();
    private readonly Dictionary<TKey, (Task<TValue> Read, long Begun)> _reads = [];

    /// <summary>The result of a read that began at most so long ago, or of one that begins now.</summary>
    public async Task<TValue> GetAsync(TKey key, Func<TKey, CancellationToken, Task<TValue>> read, CancellationToken cancellationToken)
    {
        Task<TValue> task;
        lock (_door)
        {
            foreach (var (old, _) in _reads.Where(held => held.Value.Read.IsCompleted && clock.GetElapsedTime(held.Value.Begun) > fresh).ToList())
            {
                _reads.Remove(old);
            }

            if (_reads.TryGetValue(key, out var held) && !held.Read.IsFaulted && !held.Read.IsCanceled)
            {
                task = held.Read;
            }
            else
            {
                task = Task.Run(() => BoundAsync(key, read), CancellationToken.None);
                if (_reads.Count < most)
                {
                    _reads[key] = (task, clock.GetTimestamp());
                }
            }
        }

        return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<TValue> BoundAsync(TKey key, Func<TKey, CancellationToken, Task<TValue>> read)
    {
        using var bound = new CancellationTokenSource(Longest, clock);
        return await read(key, bound.Token).ConfigureAwait(false);
    }
}
