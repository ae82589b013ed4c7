using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>What an event came to.</summary>
internal enum ProjectionOutcome
{
    /// <summary>The read model shows it.</summary>
    Applied,

    /// <summary>It had its effect before.</summary>
    Repeated,

    /// <summary>A reading by this engine or a newer one is there already.</summary>
    Older,

    /// <summary>The document is retracted: it stays out.</summary>
    Retracted,
}

/// <summary>
/// Changes the read model: one transaction an event, the row of the document locked first, the receipt of the event within. One at a time in a process:
/// they would wait for each other in the database, where who waits too long has worked in vain, and where an open transaction keeps every relay of the
/// server from newer events. What is fresh goes before the backfill.
/// </summary>
internal sealed class ReadModelWriter(NpgsqlDataSource dataSource, SentenceVectors vectors)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(ReadModelWriter).Assembly, "Projection/ReadModel.sql");

    private readonly Turns _turns = new();

    /// <summary>Whether an event had its effect; spares the work, decides nothing.</summary>
    public async Task<bool> HasHandledAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await Inbox.ContainsAsync(connection, received, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records an event that can have no effect.</summary>
    public async Task AcknowledgeAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await Inbox.TryAppendAsync(connection, received, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a revision in: the newer engine's reading replaces the older one's, the highest revision is the current one.</summary>
    public Task<ProjectionOutcome> ProjectAsync(ReceivedEvent received, ProjectedRevision projected, CancellationToken cancellationToken) =>
        ChangeAsync(
            received,
            projected.Document,
            (connection, state, token) => ReplaceAsync(connection, state, projected, isAnnounced: true, token),
            cancellationToken);

    /// <summary>Removes all of a document and leaves its tombstone, whether it was seen before or not.</summary>
    public Task<ProjectionOutcome> RetractAsync(ReceivedEvent received, DocumentId document, CancellationToken cancellationToken) =>
        ChangeAsync(received, document, (connection, state, token) => RemoveAsync(connection, state, document, token), cancellationToken);

    /// <summary>Brings a revision in that no event told of.</summary>
    public Task<ProjectionOutcome> ProjectAsync(ProjectedRevision projected, CancellationToken cancellationToken) =>
        ChangeAsync(null, projected.Document, (connection, state, token) => ReplaceAsync(connection, state, projected, isAnnounced: false, token), cancellationToken);

    /// <summary>Removes a document of which no event told that it was taken back; nothing where its tombstone is there.</summary>
    public Task<ProjectionOutcome> RetractAsync(DocumentId document, CancellationToken cancellationToken) => ChangeAsync(
        null,
        document,
        (connection, state, token) => state.IsRetracted ? Task.FromResult(ProjectionOutcome.Repeated) : RemoveAsync(connection, state, document, token),
        cancellationToken);

    /// <summary>Whether a reading by an engine or a newer one is there; spares the work, decides nothing.</summary>
    public async Task<bool> HasReadingAsync(DocumentId document, int revision, int engineVersion, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await EngineVersionOfAsync(connection, document, revision, cancellationToken).ConfigureAwait(false) >= engineVersion;
    }

    /// <summary>Makes the rows of a revision anew from what is kept of it; false where it is gone.</summary>
    public async Task<bool> RebuildAsync(DocumentId document, int revision, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(Lane.Backfill, cancellationToken).ConfigureAwait(false);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var state = await LockAsync(connection, document, cancellationToken).ConfigureAwait(false);
        if (await ReadAsync(connection, document, revision, cancellationToken).ConfigureAwait(false) is not { } projected)
        {
            return false;
        }

        await PutAsync(connection, state, projected, [], cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Writes what people hold about a document, and makes its rows anew in the same transaction: of the current revision and of the latest others. No
    /// document changes groups meanwhile.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="change">The correction that is made or taken back, for those who watch.</param>
    /// <param name="write">Writes it; told whether the document is retracted. Rows are made anew where it returns true.</param>
    /// <param name="answer">The answer, from the rows as they are then.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<TAnswer> CorrectAsync<TAnswer>(
        DocumentId document, CorrectionChange change, Func<NpgsqlConnection, bool, Task<bool>> write, Func<NpgsqlConnection, Task<TAnswer>> answer, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(Lane.Fresh, cancellationToken).ConfigureAwait(false);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var state = await LockAsync(connection, document, cancellationToken).ConfigureAwait(false);
        await UnitStore.LockAsync(connection, cancellationToken).ConfigureAwait(false);
        var watched = await WatchedCorrections.BeginAsync(connection, document, state.CurrentRevision, cancellationToken).ConfigureAwait(false);
        if (await write(connection, state.IsRetracted).ConfigureAwait(false))
        {
            foreach (var revision in await CorrectionStore.ReadingsAsync(connection, document, cancellationToken).ConfigureAwait(false))
            {
                var projected = await ReadAsync(connection, document, revision, cancellationToken).ConfigureAwait(false);
                await PutAsync(connection, state, projected!, [], cancellationToken).ConfigureAwait(false);
            }

            await watched.AppendAsync(change, cancellationToken).ConfigureAwait(false);
        }

        var answered = await answer(connection).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return answered;
    }

    private async Task<ProjectedRevision?> ReadAsync(
        NpgsqlConnection connection, DocumentId document, int revision, CancellationToken cancellationToken)
    {
        var corrections = await CorrectionStore.HeldAsync(connection, document, cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "ReadingGet", document.Value, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? ProjectedRevision.From(
                document,
                Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1)),
                reader.GetString(0),
                Timestamp.FromDateTime(reader.GetDateTime(2)),
                corrections,
                vectors,
                cancellationToken)
            : null;
    }

    private async Task<ProjectionOutcome> ChangeAsync(
        ReceivedEvent? received,
        DocumentId document,
        Func<NpgsqlConnection, DocumentState, CancellationToken, Task<ProjectionOutcome>> change,
        CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(received?.Lane ?? Lane.Backfill, cancellationToken).ConfigureAwait(false);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var state = await LockAsync(connection, document, cancellationToken).ConfigureAwait(false);
        if (received is not null && !await Inbox.TryAppendAsync(connection, received, cancellationToken).ConfigureAwait(false))
        {
            return ProjectionOutcome.Repeated;
        }

        var outcome = await change(connection, state, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    private static async Task<DocumentState> LockAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "DocumentEnsure", cancellationToken, document.Value).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DocumentLock", document.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new DocumentState(reader.GetBoolean(0), reader.GetInt32(1));
    }

    private async Task<ProjectionOutcome> ReplaceAsync(
        NpgsqlConnection connection, DocumentState state, ProjectedRevision projected, bool isAnnounced, CancellationToken cancellationToken)
    {
        if (state.IsRetracted)
        {
            return ProjectionOutcome.Retracted;
        }

        var id = projected.Document.Value;
        var known = await EngineVersionOfAsync(connection, projected.Document, projected.Revision, cancellationToken).ConfigureAwait(false);
        if (known >= projected.EngineVersion)
        {
            return ProjectionOutcome.Older;
        }

        if (known is not null)
        {
            await ExecuteAsync(connection, "FormerStatementKeep", cancellationToken, id, projected.Revision).ConfigureAwait(false);
        }

        var news = projected.Revision < state.CurrentRevision
            ? []
            : await WatchWriter.NewsAsync(connection, projected, state.CurrentRevision, isReread: known is not null, isAnnounced, cancellationToken).ConfigureAwait(false);
        var corrections = await CorrectionStore.HeldAsync(connection, projected.Document, cancellationToken).ConfigureAwait(false);
        await PutAsync(connection, state, projected.With(corrections, vectors, cancellationToken), news, cancellationToken).ConfigureAwait(false);
        return ProjectionOutcome.Applied;
    }

    /// <summary>Writes the rows of a revision, in place of those that are there, and into the log what is news of it and which claims it touched.</summary>
    private static async Task PutAsync(
        NpgsqlConnection connection, DocumentState state, ProjectedRevision projected, IReadOnlyList<long> news, CancellationToken cancellationToken)
    {
        var id = projected.Document.Value;
        var left = await UnitsOfAsync(connection, id, state.CurrentRevision, cancellationToken).ConfigureAwait(false);
        var before = await UnitsOfDocumentAsync(connection, id, cancellationToken).ConfigureAwait(false);
        var names = await NameLists.OfDocumentAsync(connection, id, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "ReadingDelete", cancellationToken, id, projected.Revision).ConfigureAwait(false);
        await Supersession.MarkPastAsync(connection, projected, cancellationToken).ConfigureAwait(false);
        if (projected.Revision > state.CurrentRevision)
        {
            await ExecuteAsync(connection, "DocumentMarkCurrent", cancellationToken, id, projected.Revision).ConfigureAwait(false);
        }

        var supersededAt = await Supersession.AtAsync(connection, projected, cancellationToken).ConfigureAwait(false);
        await ProjectedRows.InsertAsync(connection, projected, supersededAt, cancellationToken).ConfigureAwait(false);
        await NameLists.ForgetAsync(connection, names, cancellationToken).ConfigureAwait(false);
        await PastUnits.ChangeAsync(connection, supersededAt is null ? EvidenceUnits.None : projected.Units, before, cancellationToken).ConfigureAwait(false);
        if (supersededAt is null)
        {
            var claims = await DocumentLinks.ChangeAsync(connection, projected.Units, left, cancellationToken).ConfigureAwait(false);
            await CorrectionStore.AttachAsync(connection, projected.Attached, cancellationToken).ConfigureAwait(false);
            await WatchWriter.AppendAsync(connection, projected.Document, projected.Revision, news, claims, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ProjectionOutcome> RemoveAsync(
        NpgsqlConnection connection, DocumentState state, DocumentId document, CancellationToken cancellationToken)
    {
        var left = await UnitsOfAsync(connection, document.Value, state.CurrentRevision, cancellationToken).ConfigureAwait(false);
        var before = await UnitsOfDocumentAsync(connection, document.Value, cancellationToken).ConfigureAwait(false);
        var names = await NameLists.OfDocumentAsync(connection, document.Value, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "DocumentRetract", cancellationToken, document.Value).ConfigureAwait(false);
        await ExecuteAsync(connection, "FormerStatementForget", cancellationToken, document.Value).ConfigureAwait(false);
        await ExecuteAsync(connection, "ReadingDeleteAll", cancellationToken, document.Value).ConfigureAwait(false);
        await NameLists.ForgetAsync(connection, names, cancellationToken).ConfigureAwait(false);
        await CorrectionStore.ForgetAsync(connection, document, cancellationToken).ConfigureAwait(false);
        await PastUnits.ChangeAsync(connection, EvidenceUnits.None, before, cancellationToken).ConfigureAwait(false);
        var claims = await DocumentLinks.ChangeAsync(connection, EvidenceUnits.None, left, cancellationToken).ConfigureAwait(false);
        await WatchWriter.ForgetAsync(connection, document, cancellationToken).ConfigureAwait(false);
        await WatchWriter.AppendAsync(connection, document, state.CurrentRevision, [], claims, cancellationToken).ConfigureAwait(false);
        return ProjectionOutcome.Applied;
    }

    private static async Task<int?> EngineVersionOfAsync(
        NpgsqlConnection connection, DocumentId document, int revision, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "ReadingEngineGet", document.Value, revision);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int?;
    }

    /// <summary>What the current revision refers to; nothing where there is none.</summary>
    private static async Task<LeftUnits> UnitsOfAsync(
        NpgsqlConnection connection, Guid document, int revision, CancellationToken cancellationToken)
    {
        var units = await ListAsync(connection, "UnitsOfReading", KindAndUnit, cancellationToken, document, revision).ConfigureAwait(false);
        var pairs = await ListAsync(
            connection, "NamePairsOfReading", row => NamePair.Of(row.GetGuid(0), row.GetGuid(1)), cancellationToken, document, revision).ConfigureAwait(false);
        return new LeftUnits(units.ToLookup(unit => unit.Kind, unit => unit.Unit), pairs.ToHashSet());
    }

    /// <summary>What all revisions refer to, by kind.</summary>
    private static async Task<ILookup<short, Guid>> UnitsOfDocumentAsync(NpgsqlConnection connection, Guid document, CancellationToken cancellationToken) =>
        (await ListAsync(connection, "UnitsOfDocument", KindAndUnit, cancellationToken, document).ConfigureAwait(false)).ToLookup(unit => unit.Kind, unit => unit.Unit);

    private static (short Kind, Guid Unit) KindAndUnit(NpgsqlDataReader row) => (row.GetInt16(0), row.GetGuid(1));

    private static async Task<List<TRow>> ListAsync<TRow>(
        NpgsqlConnection connection, string query, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The locked row of a document. Revision 0: none was seen yet.</summary>
    private readonly record struct DocumentState(bool IsRetracted, int CurrentRevision);
}
