using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Writes the log of what comes in, inside the transaction that brings it in, while the document is locked.</summary>
internal static class WatchWriter
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(WatchWriter).Assembly, "Watch/Watch.sql");

    /// <summary>Notes all of a reading as told. Run before the rows of the reading that it replaces go.</summary>
    /// <param name="connection">In the transaction.</param>
    /// <param name="projected">What comes in, of the current revision.</param>
    /// <param name="before">Revision that is current; 0 for none.</param>
    /// <param name="isReread">Whether this revision was read before.</param>
    /// <param name="isAnnounced">Whether an event told of it. What a rebuild finds that came in before there was a log is no news.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Prints of what is news.</returns>
    public static async Task<IReadOnlyList<long>> NewsAsync(
        NpgsqlConnection connection, ProjectedRevision projected, int before, bool isReread, bool isAnnounced, CancellationToken cancellationToken)
    {
        var items = ItemPrints.Of(
            projected.Statements.Select(row => StatementPayload.Read(row.Payload)), projected.Events.Select(row => EventResult.Parser.ParseFrom(row.Payload)));
        var (told, began) = await ToldAsync(connection, projected.Document, before, cancellationToken).ConfigureAwait(false);
        var isHistory = !isAnnounced && projected.ReceivedAt < began;
        var news = isHistory ? [] : ItemPrints.NewsIn(items, told, isReread);
        told.UnionWith(items.SelectMany(item => new[] { item.Same, item.Exact }));
        await RunAsync(Sql.On(connection, "WatchToldPut", projected.Document.Value, told.Order().ToArray()), cancellationToken).ConfigureAwait(false);
        return news;
    }

    /// <summary>Adds an entry, where there is anything to tell.</summary>
    /// <param name="connection">In the transaction.</param>
    /// <param name="document">Document that changed.</param>
    /// <param name="revision">Revision that came in.</param>
    /// <param name="news">Prints of what is news.</param>
    /// <param name="claims">Groups of claims that changed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Task AppendAsync(
        NpgsqlConnection connection, DocumentId document, int revision, IReadOnlyCollection<long> news, IReadOnlySet<Guid> claims, CancellationToken cancellationToken) =>
        news.Count + claims.Count == 0
            ? Task.CompletedTask
            : RunAsync(Sql.On(connection, "WatchAppend", document.Value, revision, news.ToArray(), claims.ToArray()), cancellationToken);

    /// <summary>Forgets what was told of a document that is taken back, and what held before it was corrected.</summary>
    public static async Task ForgetAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await RunAsync(Sql.On(connection, "WatchToldForget", document.Value), cancellationToken).ConfigureAwait(false);
        await RunAsync(Sql.On(connection, "WatchCorrectionsForget", document.Value), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Prints of what was told, or was there before anything was, and when the log began.</summary>
    private static async Task<(HashSet<long> Prints, DateTimeOffset Began)> ToldAsync(
        NpgsqlConnection connection, DocumentId document, int before, CancellationToken cancellationToken)
    {
        DateTimeOffset began;
        await using (var command = Sql.On(connection, "WatchTold", document.Value))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            began = new DateTimeOffset(reader.GetDateTime(1));
            if (!await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
            {
                return ([.. reader.GetFieldValue<long[]>(0)], began);
            }
        }

        var there = before == 0 ? [] : await PrintsThereAsync(connection, document, before, cancellationToken).ConfigureAwait(false);
        return ([.. there.SelectMany(item => new[] { item.Same, item.Exact })], began);
    }

    private static async Task<IReadOnlyList<ItemPrint>> PrintsThereAsync(
        NpgsqlConnection connection, DocumentId document, int revision, CancellationToken cancellationToken)
    {
        var (statements, events) = (new List<StatementResult>(), new List<EventResult>());
        await using var command = Sql.On(connection, "WatchPayloadsOfReading", document.Value, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var payload = reader.GetFieldValue<byte[]>(2);
            if (reader.GetBoolean(0))
            {
                statements.Add(StatementPayload.Read(payload));
            }
            else
            {
                events.Add(EventResult.Parser.ParseFrom(payload));
            }
        }

        return ItemPrints.Of(statements, events);
    }

    private static async Task RunAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
