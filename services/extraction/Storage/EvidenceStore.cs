using Google.Protobuf;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Npgsql;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>What became of evidence that was to be kept.</summary>
public enum KeepOutcome
{
    /// <summary>It is stored, now or before, and announced.</summary>
    Kept,

    /// <summary>The event had its effect before.</summary>
    Repeated,

    /// <summary>The document was retracted: nothing is stored.</summary>
    Retracted,
}

/// <summary>A reading and its place in the order of storing.</summary>
/// <param name="Position">Its place; at least 1.</param>
/// <param name="Message">The evidence as a message in bytes.</param>
public sealed record StoredReading(long Position, byte[] Message);

/// <summary>The newest reading of a revision.</summary>
/// <param name="IsRetracted">Whether the document was taken back.</param>
/// <param name="Message">The evidence as a message in bytes; null where there is none.</param>
public sealed record FoundReading(bool IsRetracted, byte[]? Message);

/// <summary>Keeps evidence by document, revision and engine version, and the documents that must have none.</summary>
public sealed class EvidenceStore(NpgsqlDataSource dataSource, Outbox outbox)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(EvidenceStore).Assembly, "Storage/Evidence.sql");

    /// <summary>Whether an event had its effect: spares the work, decides nothing.</summary>
    public async Task<bool> IsHandledAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await Inbox.ContainsAsync(connection, received, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records an event that has no effect.</summary>
    public async Task RecordAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await Inbox.TryAppendAsync(connection, received, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores evidence and announces it, in one transaction with the receipt of the event that asked for it.</summary>
    public async Task<KeepOutcome> KeepAsync(
        ReceivedEvent received, DocumentId document, Proto.Evidence evidence, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "DocumentLock", cancellationToken, document.Value).ConfigureAwait(false);
        var retracted = (bool)(await ScalarAsync(connection, "DocumentIsRetracted", cancellationToken, document.Value).ConfigureAwait(false))!;
        if (!retracted)
        {
            await AppendAsync(connection, document, evidence, cancellationToken).ConfigureAwait(false);
            await Outbox.AppendAsync(connection, Topics.EvidenceExtracted, document, EventOf(evidence), received.Lane, cancellationToken).ConfigureAwait(false);
        }

        // After the position: a receipt written first would take the transaction id before it, and break the stream's order.
        if (!await Inbox.TryAppendAsync(connection, received, cancellationToken).ConfigureAwait(false))
        {
            return KeepOutcome.Repeated;
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        outbox.Wake();
        return retracted ? KeepOutcome.Retracted : KeepOutcome.Kept;
    }

    /// <summary>Stores evidence that nobody's event asked for and announces it; where this engine's is there already, nothing is done.</summary>
    public async Task<KeepOutcome> KeepAnewAsync(DocumentId document, Proto.Evidence evidence, Lane lane, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "DocumentLock", cancellationToken, document.Value).ConfigureAwait(false);
        if ((bool)(await ScalarAsync(connection, "DocumentIsRetracted", cancellationToken, document.Value).ConfigureAwait(false))!)
        {
            return KeepOutcome.Retracted;
        }

        if (!await AppendAsync(connection, document, evidence, cancellationToken).ConfigureAwait(false))
        {
            return KeepOutcome.Repeated;
        }

        await Outbox.AppendAsync(connection, Topics.EvidenceExtracted, document, EventOf(evidence), lane, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        outbox.Wake();
        return KeepOutcome.Kept;
    }

    /// <summary>Deletes a document's evidence and keeps out what comes later. Returns how many readings are gone; null where the event had its effect before.</summary>
    public async Task<int?> ForgetAsync(ReceivedEvent received, DocumentId document, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "DocumentLock", cancellationToken, document.Value).ConfigureAwait(false);
        if (!await Inbox.TryAppendAsync(connection, received, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        await ExecuteAsync(connection, "DocumentRetract", cancellationToken, document.Value).ConfigureAwait(false);
        var readings = await ExecuteAsync(connection, "EvidenceDelete", cancellationToken, document.Value).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return readings;
    }

    /// <summary>The newest reading of a revision; revision 0 asks for the latest that was read.</summary>
    public async Task<FoundReading> FindAsync(DocumentId document, int revision, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "EvidenceGet", document.Value, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var found = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false) ? null : reader.GetFieldValue<byte[]>(1);
        return new FoundReading(reader.GetBoolean(0), found);
    }

    /// <summary>The next readings after a position, in order: at most 64, and no more begun once <paramref name="bytes"/> are full.</summary>
    public async Task<IReadOnlyList<StoredReading>> ReadPageAsync(long after, int bytes, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "EvidencePage", after, bytes);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<StoredReading>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(new StoredReading(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return page;
    }

    // Returns whether it was not there yet.
    private static async Task<bool> AppendAsync(NpgsqlConnection connection, DocumentId document, Proto.Evidence evidence, CancellationToken cancellationToken)
    {
        var position = await ScalarAsync(connection, "EvidenceTakePosition", cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(
            connection,
            "EvidenceAppend",
            cancellationToken,
            document.Value,
            evidence.Revision,
            evidence.Engine.Version,
            position,
            evidence.TextSha256,
            evidence.Statements.Count,
            evidence.ToByteArray()).ConfigureAwait(false) == 1;
    }

    private static EvidenceExtracted EventOf(Proto.Evidence evidence) => new()
    {
        DocumentId = evidence.DocumentId,
        Revision = evidence.Revision,
        EngineVersion = evidence.Engine.Version,
    };

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
