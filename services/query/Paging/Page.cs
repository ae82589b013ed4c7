using Google.Protobuf;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
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

    /// <summary>
    /// Reads a page. The query selects three keys, the payload and the reading, and one row more than the page may hold. Throws
    /// EVIDENCE_REPLACED where the page before ended amid a document that was read anew since: half of either reading is neither.
    /// </summary>
    /// <param name="command">The query.</param>
    /// <param name="size">How many items the page may hold.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="parser">Reads the payload.</param>
    /// <param name="position">Reads the keys.</param>
    /// <param name="complete">Adds to an item what the row has besides the payload; null where it has nothing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task<Page<TItem, TPosition>> ReadAsync<TItem, TPosition>(
        NpgsqlCommand command,
        int size,
        TPosition after,
        MessageParser<TItem> parser,
        Func<NpgsqlDataReader, TPosition> position,
        Action<TItem, NpgsqlDataReader>? complete,
        CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TPosition : struct, IListPosition =>
        ReadAsync(
            command,
            size,
            row =>
            {
                var at = position(row);
                if (at.DocumentId == after.DocumentId && at.Reading != after.Reading)
                {
                    throw Replaced(at.DocumentId);
                }

                var payload = row.GetFieldValue<byte[]>(3);
                var item = parser.ParseFrom(payload);
                complete?.Invoke(item, row);
                return (item, at, payload.Length);
            },
            cancellationToken);

    /// <summary>Reads a page of a query that selects one row more than the page may hold.</summary>
    public static async Task<Page<TItem, TPosition>> ReadAsync<TItem, TPosition>(
        NpgsqlCommand command,
        int size,
        Func<NpgsqlDataReader, (TItem Item, TPosition At, int Bytes)> read,
        CancellationToken cancellationToken)
        where TPosition : struct
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var items = new List<TItem>(size);
        TPosition? last = null;
        var bytes = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (items.Count == size)
            {
                return new Page<TItem, TPosition>(items, last);
            }

            var (item, at, length) = read(reader);
            bytes += length;
            if (items.Count > 0 && bytes > MostBytes)
            {
                return new Page<TItem, TPosition>(items, last);
            }

            items.Add(item);
            last = at;
        }

        return new Page<TItem, TPosition>(items, null);
    }

    private static HearsayException Replaced(Guid document)
    {
        var id = document.ToString("D");
        return new HearsayException(
            ErrorReason.EvidenceReplaced,
            $"Document {id} was read anew or revised since the page before, which ended amid it. Begin again at the first page.")
        {
            Metadata = new Dictionary<string, string> { ["document_id"] = id },
        };
    }
}
