using Npgsql;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>A text as ingestion has stored it.</summary>
internal sealed record StoredText(Guid Document, int Revision, string Url, string Text);

/// <summary>What one service holds to be the evidence of a revision.</summary>
internal sealed record StoredEvidence(Guid Document, int Revision, byte[] Message);

/// <summary>A statement of the read model.</summary>
internal sealed record StoredStatement(Guid Id, Guid Document, int Revision, bool Current);

/// <summary>An event that a service has written, or a receipt for one: which event, of which topic, by which service.</summary>
internal sealed record StoredEvent(Guid Id, string Topic, string Service);

/// <summary>All that the platform has stored of documents and events, read in one transaction of the database behind it.</summary>
internal sealed record Snapshot
{
    public required IReadOnlyList<StoredText> Texts { get; init; }

    /// <summary>What ingestion holds to be the latest revision of each document.</summary>
    public required IReadOnlyDictionary<Guid, int> Latest { get; init; }

    /// <summary>Evidence as extraction keeps it.</summary>
    public required IReadOnlyList<StoredEvidence> Evidence { get; init; }

    /// <summary>Evidence as the read model shows it.</summary>
    public required IReadOnlyList<StoredEvidence> Readings { get; init; }

    /// <summary>The current revision of each document in the read model; 0 where it shows none.</summary>
    public required IReadOnlyDictionary<Guid, int> Current { get; init; }

    public required IReadOnlyList<StoredStatement> Statements { get; init; }

    public required IReadOnlyList<StoredEvent> Events { get; init; }

    public required IReadOnlyList<StoredEvent> Receipts { get; init; }

    /// <summary>By place, how many things wait there or were set aside; places where there are none are left out.</summary>
    public required IReadOnlyDictionary<string, long> Leftovers { get; init; }

    /// <summary>Reads everything, seeing what the connection's transaction sees.</summary>
    public static async Task<Snapshot> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => new()
    {
        Texts = await ListAsync(
            connection,
            """
            SELECT revision.document_id, revision.revision, facts.url, revision.text
            FROM ingestion.document_revision AS revision
            JOIN ingestion.document_facts AS facts ON facts.document_id = revision.document_id AND facts.number = revision.facts
            ORDER BY 1, 2
            """,
            row => new StoredText(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
            cancellationToken),
        Latest = await NumbersAsync(connection, "SELECT document_id, latest_revision FROM ingestion.document", cancellationToken),
        Evidence = await EvidenceAsync(connection, "SELECT document_id, revision, message FROM extraction.evidence ORDER BY 1, 2", cancellationToken),
        Readings = await EvidenceAsync(connection, "SELECT document_id, revision, evidence FROM query.reading ORDER BY 1, 2", cancellationToken),
        Current = await NumbersAsync(connection, "SELECT document_id, coalesce(current_revision, 0) FROM query.document", cancellationToken),
        Statements = await ListAsync(
            connection,
            "SELECT statement_id, document_id, revision, current FROM query.statement ORDER BY 1",
            row => new StoredStatement(row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetBoolean(3)),
            cancellationToken),
        Events = await EventsAsync(connection, "outbox_event", ["ingestion", "extraction"], cancellationToken),
        Receipts = await EventsAsync(connection, "inbox_receipt", ["extraction", "query"], cancellationToken),
        Leftovers = await LeftoversAsync(connection, cancellationToken),
    };

    private static Task<List<StoredEvidence>> EvidenceAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) => ListAsync(
        connection, sql, row => new StoredEvidence(row.GetGuid(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), cancellationToken);

    private static async Task<List<StoredEvent>> EventsAsync(
        NpgsqlConnection connection, string table, string[] services, CancellationToken cancellationToken)
    {
        var events = new List<StoredEvent>();
        foreach (var service in services)
        {
            events.AddRange(await ListAsync(
                connection,
                $"SELECT event_id, topic FROM {service}.{table} ORDER BY 1",
                row => new StoredEvent(row.GetGuid(0), row.GetString(1), service),
                cancellationToken));
        }

        return events;
    }

    private static async Task<Dictionary<string, long>> LeftoversAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var left = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var service in (string[])["ingestion", "extraction", "query"])
        {
            left[$"dead letters of {service}"] = await CountAsync(connection, $"SELECT count(*) FROM {service}.dead_letter WHERE settled_at IS NULL", cancellationToken);
            left[$"outbox of {service}"] = await CountAsync(
                connection,
                $"""
                SELECT count(*)
                FROM {service}.outbox_cursor AS cursor
                JOIN {service}.outbox_event AS event USING (lane, shard)
                WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq)
                """,
                cancellationToken);
        }

        left["deliveries of the sidecar"] = await CountAsync(connection, "SELECT count(*) FROM sidecar.delivery", cancellationToken);
        return left.Where(place => place.Value > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<Dictionary<Guid, int>> NumbersAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) =>
        (await ListAsync(connection, sql, row => (Document: row.GetGuid(0), Number: row.GetInt32(1)), cancellationToken))
            .ToDictionary(row => row.Document, row => row.Number);

    private static async Task<List<T>> ListAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
