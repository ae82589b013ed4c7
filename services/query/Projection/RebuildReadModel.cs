using Hearsay.Contracts;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Makes all rows anew from the evidence and text that are kept beside them, a document at a time, while the service answers. What people
/// decided stays. After a change of what rows are made from, this brings old documents up to date.
/// </summary>
internal sealed class RebuildReadModel(NpgsqlDataSource dataSource, ReadModelWriter writer, ILogger<RebuildReadModel> logger)
{
    private const int PageSize = 200;

    /// <summary>How many revisions were made anew.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; each document is either as it was or made anew.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        var after = (Document: Guid.Empty, Revision: 0);
        while (await PageAfterAsync(after.Document, after.Revision, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var (document, revision) in page)
            {
                done += await writer.RebuildAsync(new DocumentId(document), revision, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            QueryLog.Rebuilt(logger, done);
            after = page[^1];
        }

        return done;
    }

    private async Task<List<(Guid Document, int Revision)>> PageAfterAsync(Guid document, int revision, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ReadModelWriter.Sql.On(connection, "ReadingList", document, revision, PageSize);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<(Guid, int)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add((reader.GetGuid(0), reader.GetInt32(1)));
        }

        return page;
    }
}
