using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Messaging;
using Npgsql;

namespace Hearsay.Extraction;

/// <summary>A revision of which evidence is stored.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Revision">Counted from 1; 0 stands before the first of a document.</param>
/// <param name="EngineVersion">The newest engine that has read it.</param>
public sealed record StoredRevision(Guid Document, int Revision, int EngineVersion)
{
    /// <summary>Before all.</summary>
    public static readonly StoredRevision First = new(Guid.Empty, 0, 0);
}

/// <summary>Which revisions are stored, by document and revision, and how far a forced reading anew has come.</summary>
public sealed class RevisionList(NpgsqlDataSource dataSource, Outbox outbox)
{
    /// <summary>The next revisions after one that only engines older than a version have read.</summary>
    public Task<IReadOnlyList<StoredRevision>> ReadOutdatedAsync(StoredRevision after, int engineVersion, int limit, CancellationToken cancellationToken) =>
        ReadAsync("EvidenceOutdated", cancellationToken, after.Document, after.Revision, engineVersion, limit);

    /// <summary>The next revisions after one.</summary>
    public Task<IReadOnlyList<StoredRevision>> ReadAllAsync(StoredRevision after, int limit, CancellationToken cancellationToken) =>
        ReadAsync("EvidenceNewestAfter", cancellationToken, after.Document, after.Revision, limit);

    /// <summary>The revisions of a document, or one of them; 0 for all.</summary>
    public Task<IReadOnlyList<StoredRevision>> ReadOfAsync(DocumentId document, int revision, CancellationToken cancellationToken) =>
        ReadAsync("EvidenceNewestOfDocument", cancellationToken, document.Value, revision);

    /// <summary>Whether a document was taken back.</summary>
    public async Task<bool> IsRetractedAsync(DocumentId document, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = EvidenceStore.Sql.On(connection, "DocumentIsRetracted", document.Value);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Announces again what is stored of a revision; false where nothing is, any more.</summary>
    public async Task<bool> AnnounceAgainAsync(StoredRevision stored, Lane lane, CancellationToken cancellationToken)
    {
        var document = new DocumentId(stored.Document);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (var locking = EvidenceStore.Sql.On(connection, "DocumentLock", stored.Document))
        {
            await locking.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        // Where it was retracted meanwhile nothing is left; where a newer engine has read it, that reading is the one to tell of.
        if (await ReadAsync(connection, "EvidenceNewestOfDocument", cancellationToken, stored.Document, stored.Revision).ConfigureAwait(false) is not [var newest])
        {
            return false;
        }

        var payload = new EvidenceExtracted { DocumentId = document.ToString(), Revision = newest.Revision, EngineVersion = newest.EngineVersion };
        await Outbox.AppendAsync(connection, Topics.EvidenceExtracted, document, payload, lane, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        outbox.Wake();
        return true;
    }

    /// <summary>Where a forced run of an engine goes on: after this revision.</summary>
    public async Task<StoredRevision> FindPlaceAsync(int engineVersion, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = EvidenceStore.Sql.On(connection, "ReextractionGet", engineVersion);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new StoredRevision(reader.GetGuid(0), reader.GetInt32(1), 0)
            : StoredRevision.First;
    }

    /// <summary>Notes how far a forced run has come; null at its end.</summary>
    public async Task NotePlaceAsync(int engineVersion, StoredRevision? place, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = place is null
            ? EvidenceStore.Sql.On(connection, "ReextractionEnd", engineVersion)
            : EvidenceStore.Sql.On(connection, "ReextractionPut", engineVersion, place.Document, place.Revision);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StoredRevision>> ReadAsync(string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(connection, query, cancellationToken, values).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<StoredRevision>> ReadAsync(
        NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = EvidenceStore.Sql.On(connection, query, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<StoredRevision>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(new StoredRevision(reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(2)));
        }

        return page;
    }
}
