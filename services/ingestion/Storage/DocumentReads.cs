using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Documents;
using Npgsql;
using Wire = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Ingestion.Storage;

/// <summary>Documents and revisions as the contract shows them.</summary>
internal sealed class DocumentReads(NpgsqlDataSource dataSource)
{
    /// <summary>A document; null where there is none.</summary>
    public async Task<Document?> GetAsync(DocumentId id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await GetAsync(connection, id, cancellationToken);
    }

    /// <summary>A document as a transaction sees it.</summary>
    public static async Task<Document?> GetAsync(NpgsqlConnection connection, DocumentId id, CancellationToken cancellationToken)
    {
        await using var command = DocumentWrites.Sql.On(connection, "DocumentGet", id.Value);
        return (await ReadAllAsync(command, cancellationToken)).SingleOrDefault()?.Document;
    }

    /// <summary>Documents after a place, the newest first.</summary>
    public async Task<IReadOnlyList<ListedDocument>> ListAsync(
        string sourceKey, DocumentPlace after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = sourceKey.Length == 0
            ? DocumentWrites.Sql.On(connection, "DocumentList", after.CreatedAt, after.Id, limit)
            : DocumentWrites.Sql.On(connection, "DocumentListByKey", sourceKey, after.CreatedAt, after.Id, limit);
        return await ReadAllAsync(command, cancellationToken);
    }

    /// <summary>A revision, 0 for the latest; null where there is no such document.</summary>
    public async Task<StoredRevision?> GetRevisionAsync(DocumentId id, int revision, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = DocumentWrites.Sql.On(connection, "RevisionGet", id.Value, revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var found = !await reader.IsDBNullAsync(1, cancellationToken);
        return new StoredRevision(reader.GetBoolean(0), found ? ReadRevision(reader, id) : null);
    }

    /// <summary>Revisions below a number, the newest first.</summary>
    public async Task<IReadOnlyList<RevisionSummary>> ListRevisionsAsync(DocumentId id, int below, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = DocumentWrites.Sql.On(connection, "RevisionList", id.Value, below, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var revisions = new List<RevisionSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            revisions.Add(new RevisionSummary
            {
                Revision = reader.GetInt32(0),
                TextSha256 = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1)),
                TextLength = reader.GetInt32(2),
                ReceiveTime = Timestamp.FromDateTime(reader.GetDateTime(3)),
                Facts = Facts.ToWire(FactsRow.Read(reader, 4)),
            });
        }

        return revisions;
    }

    private static Revision ReadRevision(NpgsqlDataReader reader, DocumentId id)
    {
        var kinds = reader.GetFieldValue<short[]>(4);
        var starts = reader.GetFieldValue<int[]>(5);
        var ends = reader.GetFieldValue<int[]>(6);
        return new Revision
        {
            DocumentId = id.ToString(),
            Revision_ = reader.GetInt32(1),
            Text = reader.GetString(2),
            TextSha256 = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(3)),
            Blocks = { kinds.Select((kind, at) => new Wire.Block { Kind = (Wire.BlockKind)kind, Start = starts[at], End = ends[at] }) },
            ReceiveTime = Timestamp.FromDateTime(reader.GetDateTime(7)),
            Facts = Facts.ToWire(FactsRow.Read(reader, 11)),
            Candidates = { ReadCandidates(reader, 8) },
        };
    }

    private static IEnumerable<FactCandidate> ReadCandidates(NpgsqlDataReader reader, int from)
    {
        var values = reader.GetFieldValue<string[]>(from + 1);
        var origins = reader.GetFieldValue<string[]>(from + 2);
        return reader.GetFieldValue<string[]>(from).Select((field, at) => new FactCandidate { Field = field, Value = values[at], Origin = origins[at] });
    }

    private static async Task<IReadOnlyList<ListedDocument>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var documents = new List<ListedDocument>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = new DocumentPlace(reader.GetDateTime(3), reader.GetGuid(0));
            documents.Add(new ListedDocument(place, new Document
            {
                DocumentId = new DocumentId(place.Id).ToString(),
                SourceKey = reader.GetString(1),
                LatestRevision = reader.GetInt32(2),
                CreateTime = Timestamp.FromDateTime(place.CreatedAt),
                RetractTime = await reader.IsDBNullAsync(4, cancellationToken) ? null : Timestamp.FromDateTime(reader.GetDateTime(4)),
                RetractReason = reader.GetString(5),
                Facts = Facts.ToWire(FactsRow.Read(reader, 6)),
            }));
        }

        return documents;
    }
}

/// <summary>A place in the list of all documents; those before it in the list are newer.</summary>
internal readonly record struct DocumentPlace(DateTime CreatedAt, Guid Id);

/// <summary>A document and its place in the list.</summary>
internal sealed record ListedDocument(DocumentPlace Place, Document Document);

/// <summary>What is known of a revision that was asked for.</summary>
/// <param name="Retracted">Whether its document was taken back.</param>
/// <param name="Revision">The revision; null where the document has none of that number.</param>
internal sealed record StoredRevision(bool Retracted, Revision? Revision);
