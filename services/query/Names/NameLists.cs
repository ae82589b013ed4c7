using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Names as rows of the read model hold them, each once. A filter by words of a name is answered by what has one of the names that have the words: those
/// are found by an index, and so are the rows of each, in the order in which they are listed.
/// </summary>
internal static class NameLists
{
    /// <summary>Where more names than these have the words, so many rows have them that they are found soon by going through all.</summary>
    private const int Most = 300;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(NameLists).Assembly, "Names/NameLists.sql");

    /// <summary>Names of speakers that have all of the words; null where no word is asked for or too many names have them.</summary>
    public static Task<FoundNames?> SpeakersAsync(NpgsqlConnection connection, string[] words, CancellationToken cancellationToken) =>
        FindAsync(connection, "SpeakersNamed", words, cancellationToken);

    /// <summary>The same of entities: name and aliases.</summary>
    public static Task<FoundNames?> EntitiesAsync(NpgsqlConnection connection, string[] words, CancellationToken cancellationToken) =>
        FindAsync(connection, "EntitiesNamed", words, cancellationToken);

    /// <summary>The same of those who take part in an event together.</summary>
    public static Task<FoundNames?> ParticipantsAsync(NpgsqlConnection connection, string[] words, CancellationToken cancellationToken) =>
        FindAsync(connection, "ParticipantsNamed", words, cancellationToken);

    /// <summary>Names in all rows of a document, by kind.</summary>
    public static async Task<IReadOnlyList<(short Kind, string Names)>> OfDocumentAsync(
        NpgsqlConnection connection, Guid document, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "NamesOfDocument", document);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var names = new List<(short, string)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add((reader.GetInt16(0), reader.GetString(1)));
        }

        return names;
    }

    /// <summary>Drops names that a document had before and that no row has any more. New ones come in with the rows.</summary>
    /// <param name="connection">In the transaction of the change, whose rows are written.</param>
    /// <param name="before">Names in its rows before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task ForgetAsync(NpgsqlConnection connection, IReadOnlyList<(short Kind, string Names)> before, CancellationToken cancellationToken)
    {
        // One change at a time: who drops the last row of a name must see a row that another adds.
        await UnitStore.LockAsync(connection, cancellationToken).ConfigureAwait(false);
        await using var forget = Sql.On(
            connection, "NameListForget", before.Select(held => held.Kind).ToArray(), before.Select(held => held.Names).ToArray());
        await forget.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FoundNames?> FindAsync(NpgsqlConnection connection, string query, string[] words, CancellationToken cancellationToken)
    {
        if (words.Length == 0)
        {
            return null;
        }

        await using var command = Sql.On(connection, query, string.Join(' ', words), LikePatterns.Of(words), Most + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var (names, keys) = (new List<string>(), new List<long>());
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(reader.GetString(0));
            keys.Add(reader.GetInt64(1));
        }

        return names.Count > Most ? null : new FoundNames([.. names], [.. keys]);
    }
}

/// <summary>Names that have the words of a filter.</summary>
/// <param name="Names">As rows hold them.</param>
/// <param name="Keys">By which indexes hold each; another name may have the same.</param>
internal sealed record FoundNames(string[] Names, long[] Keys);
