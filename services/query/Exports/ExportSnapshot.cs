using System.Globalization;
using System.Runtime.CompilerServices;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// The read model as it is at one moment: one transaction that reads one snapshot, so that an export shows no document in half of two readings and no
/// moment that never was. It has no transaction id, so it holds up no relay; what it holds up is the removal of replaced rows.
/// </summary>
internal sealed class ExportSnapshot : IAsyncDisposable
{
    private const int PageSize = 200;
    private const int RetractionsAsked = 10_000;

    // A process that hangs must not hold a snapshot; one that waits for a slow reader may, for as long as it waits for one.
    private const string LongestIdle = "90s";

    private static readonly NamedSql Sql = NamedSql.Load(typeof(ExportSnapshot).Assembly, "Exports/Exports.sql");

    private readonly ReadConnection _connection;
    private readonly NpgsqlTransaction? _transaction;

    private ExportSnapshot(ReadConnection connection, NpgsqlTransaction? transaction, DateTimeOffset at)
    {
        (_connection, _transaction, At) = (connection, transaction, at);
    }

    /// <summary>The moment, by the database's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Makes one of the read model as a call sees it.</summary>
    public static async Task<ExportSnapshot> OpenAsync(ReadModel model, CancellationToken cancellationToken)
    {
        var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginSnapshotAsync(cancellationToken).ConfigureAwait(false);
            await using var command = Sql.On(connection.Npgsql, "ExportSnapshotBegin", LongestIdle);
            var now = (DateTime)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            return new ExportSnapshot(connection, transaction, new DateTimeOffset(now, TimeSpan.Zero));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The documents with a statement that the filter takes, those published last first; one at a time is held.</summary>
    public async IAsyncEnumerable<ExportedDocument> DocumentsAsync(StatementFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ofDocument = new List<StatementResult>();
        TimelinePosition? after = TimelinePosition.Start;
        while (after is { } position)
        {
            var page = await StatementStore.ListAsync(_connection.Npgsql, filter, position, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var result in page.Items)
            {
                if (ofDocument.Count > 0 && ofDocument[0].Passage.DocumentId != result.Passage.DocumentId)
                {
                    yield return await ReadAsync(ofDocument, filter.TakesAllStatements, cancellationToken).ConfigureAwait(false);
                    ofDocument = [];
                }

                ofDocument.Add(result);
            }

            after = page.Next;
        }

        if (ofDocument.Count > 0)
        {
            yield return await ReadAsync(ofDocument, filter.TakesAllStatements, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One of these documents that was taken back by now, which no snapshot shows; null where none was.</summary>
    public static async Task<Guid?> FindRetractedAsync(NpgsqlDataSource present, IReadOnlyList<Guid> documents, CancellationToken cancellationToken)
    {
        await using var connection = await present.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var some in documents.Chunk(RetractionsAsked))
        {
            await using var command = Sql.On(connection, "ExportRetractedFind", some);
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is Guid retracted)
            {
                return retracted;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<ExportedDocument> ReadAsync(List<StatementResult> statements, bool isWhole, CancellationToken cancellationToken)
    {
        var passage = statements[0].Passage;
        await using var command = ReadModelWriter.Sql.On(_connection.Npgsql, "ReadingGet", Guid.ParseExact(passage.DocumentId, "D"), passage.Revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Statements without a reading: document {passage.DocumentId}, revision {passage.Revision}."));
        }

        return new ExportedDocument(
            Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1)),
            reader.GetString(0),
            new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero),
            statements,
            isWhole);
    }
}
