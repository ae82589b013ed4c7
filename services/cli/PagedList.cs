using Hearsay.Cli.Output;

namespace Hearsay.Cli;

/// <summary>Shows the items of a list page by page, up to a limit.</summary>
internal static class PagedList
{
    private const int LargestPage = 200;

    /// <param name="screen">Where to say that there are more, or none.</param>
    /// <param name="limit">Most items to show.</param>
    /// <param name="fetchAsync">Gives the items of a page, of at most this size and with this token, and the token of the next.</param>
    /// <param name="show">Shows an item and its number, from 1.</param>
    /// <param name="none">What to say where there is no item.</param>
    public static async Task<int> ShowAsync<T>(
        Screen screen,
        int limit,
        Func<int, string, Task<(IReadOnlyList<T> Items, string NextPageToken)>> fetchAsync,
        Action<T, int> show,
        string none)
    {
        var shown = 0;
        var pageToken = string.Empty;
        do
        {
            var (items, next) = await fetchAsync(Math.Min(LargestPage, limit - shown), pageToken);
            foreach (var item in items.Take(limit - shown))
            {
                shown++;
                show(item, shown);
            }

            // A page that holds nothing and still names a next one would go on for ever.
            pageToken = items.Count > 0 ? next : string.Empty;
        }
        while (pageToken.Length > 0 && shown < limit);

        if (pageToken.Length > 0)
        {
            screen.Note($"There are more than {limit}: give a higher --limit.");
        }
        else if (shown == 0)
        {
            screen.Note(none);
        }

        return ExitCode.Done;
    }
}
