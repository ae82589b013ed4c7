namespace Hearsay.Query;

/// <summary>Pages of the log as the streams of a process want them. Most of them stand at its end, and one read serves them all.</summary>
internal sealed class WatchPages(WatchLog log, WatchPageReader reader, TimeProvider clock)
{
    // What is taken back is told no longer than this.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan HeadFresh = TimeSpan.FromMilliseconds(40);

    private readonly SharedReads<WatchPlace, WatchPage> _pages = new(Fresh, most: 4, clock);
    private readonly SharedReads<bool, WatchPlace> _head = new(HeadFresh, most: 1, clock);

    /// <summary>The next entries after a place; null where there are none yet.</summary>
    public async Task<WatchPage?> NextAsync(WatchPlace after, CancellationToken cancellationToken)
    {
        var head = await _head.GetAsync(true, (_, token) => log.HeadAsync(token), cancellationToken).ConfigureAwait(false);
        if (head <= after)
        {
            return null;
        }

        return await _pages.GetAsync(after, reader.ReadAsync, cancellationToken).ConfigureAwait(false);
    }
}
