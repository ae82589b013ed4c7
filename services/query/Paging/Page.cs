using Google.Protobuf;
using Npgsql;

namespace Hearsay.Query;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Place after which the next page begins; null on the last one.</param>
internal sealed record Page<TItem, TPosition>(IReadOnlyList<TItem> Items, TPosition? Next)
    where TPosition : struct;

/// <summary>Reads pages.</summary>
internal static class Page
{
    /// <summary>A page of more than one item has at most this many bytes: an item may be longer than its article.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Reads a page. The query selects three keys, then the payload, and one row more than the page may hold.</summary>
    public static async Task<Page<TItem, TPosition>> ReadAsync<TItem, TPosition>(
        NpgsqlCommand command,
        int size,
        MessageParser<TItem> parser,
        Func<NpgsqlDataReader, TPosition> position,
        CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TPosition : struct
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var items = new List<TItem>(size);
        TPosition? last = null;
        var bytes = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var payload = reader.GetFieldValue<byte[]>(3);
            bytes += payload.Length;
            if (items.Count == size || (items.Count > 0 && bytes > MostBytes))
            {
                return new Page<TItem, TPosition>(items, last);
            }

            items.Add(parser.ParseFrom(payload));
            last = position(reader);
        }

        return new Page<TItem, TPosition>(items, null);
    }
}
