using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Ingestion.Storage;

/// <summary>
/// Changes to documents, on a connection with an open transaction. Each transaction begins with <see cref="LockKeyAsync"/> or
/// <see cref="LockAsync"/>, so that events of one document stand in the outbox in the order of its changes.
/// </summary>
internal static class DocumentWrites
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(DocumentWrites).Assembly, "Storage/Documents.sql");

    /// <summary>Lets one transaction at a time handle a source key, known or new.</summary>
    public static async Task LockKeyAsync(NpgsqlConnection connection, string sourceKey, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DocumentKeyLock", sourceKey);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The document of a key, locked; null where there is none yet.</summary>
    public static async Task<KnownDocument?> FindByKeyAsync(NpgsqlConnection connection, string sourceKey, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DocumentByKeyForUpdate", sourceKey);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new KnownDocument(
                new DocumentId(reader.GetGuid(0)),
                reader.GetInt32(1),
                reader.GetInt32(2),
                reader.GetBoolean(3),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(4)),
                FactsRow.Read(reader, 5))
            : null;
    }

    /// <summary>Adds a document with its first revision.</summary>
    public static async Task AppendAsync(
        NpgsqlConnection connection, DocumentId id, string sourceKey, Article article, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DocumentAppend", id.Value, sourceKey);
        var receivedAt = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        var at = new Place(id, Revision: 1, FactsNumber: 1, receivedAt);
        await AppendFactsAsync(connection, at, article.Facts, cancellationToken);
        await AppendRevisionAsync(connection, at, article, cancellationToken);
    }

    /// <summary>Adds a revision to a known document, and its facts.</summary>
    public static async Task ReviseAsync(
        NpgsqlConnection connection, KnownDocument known, Article article, CancellationToken cancellationToken)
    {
        var at = await AdvanceAsync(connection, known, known.LatestRevision + 1, cancellationToken);
        await AppendFactsAsync(connection, at, article.Facts, cancellationToken);
        await AppendRevisionAsync(connection, at, article, cancellationToken);
    }

    /// <summary>Records other facts for the latest revision.</summary>
    public static async Task RecordFactsAsync(
        NpgsqlConnection connection, KnownDocument known, PublicationFacts facts, CancellationToken cancellationToken)
    {
        var at = await AdvanceAsync(connection, known, known.LatestRevision, cancellationToken);
        await AppendFactsAsync(connection, at, facts, cancellationToken);
    }

    /// <summary>Locks a document. Returns whether it is retracted; null where there is no such document.</summary>
    public static async Task<bool?> LockAsync(NpgsqlConnection connection, DocumentId id, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DocumentStateForUpdate", id.Value);
        return (bool?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Marks a document as retracted.</summary>
    public static async Task RetractAsync(NpgsqlConnection connection, DocumentId id, string reason, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "DocumentRetract", id.Value, reason);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Place> AdvanceAsync(
        NpgsqlConnection connection, KnownDocument known, int revision, CancellationToken cancellationToken)
    {
        var factsNumber = known.LatestFacts + 1;
        await using var command = Sql.On(connection, "DocumentAdvance", known.Id.Value, revision, factsNumber);
        return new Place(known.Id, revision, factsNumber, (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    private static async Task AppendFactsAsync(
        NpgsqlConnection connection, Place at, PublicationFacts facts, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(
            connection, "FactsAppend", at.Document.Value, at.FactsNumber, at.Revision, facts.Url, facts.Outlet, facts.Title, facts.Author,
            facts.Language, facts.Published, facts.Updated, at.ReceivedAt, facts.Dateline, facts.Credits.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task AppendRevisionAsync(NpgsqlConnection connection, Place at, Article article, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(
            connection,
            "RevisionAppend",
            at.Document.Value,
            at.Revision,
            at.FactsNumber,
            article.CanonicalText,
            Convert.FromHexString(article.TextSha256),
            new CodePointIndex(article.CanonicalText).Length,
            article.Blocks.Select(block => (short)block.Kind).ToArray(),
            article.Blocks.Select(block => block.Start).ToArray(),
            article.Blocks.Select(block => block.End).ToArray(),
            at.ReceivedAt,
            article.Candidates.Select(candidate => candidate.Field).ToArray(),
            article.Candidates.Select(candidate => candidate.Value).ToArray(),
            article.Candidates.Select(candidate => candidate.Origin).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private readonly record struct Place(DocumentId Document, int Revision, int FactsNumber, DateTime ReceivedAt);
}

/// <summary>What a submit needs to know of the document that it belongs to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LatestRevision">Its latest revision.</param>
/// <param name="LatestFacts">Number of the facts recorded last.</param>
/// <param name="Retracted">Whether it was taken back.</param>
/// <param name="TextSha256">Hash of the latest revision's text, lower-case hex.</param>
/// <param name="Facts">Facts recorded last.</param>
internal sealed record KnownDocument(
    DocumentId Id, int LatestRevision, int LatestFacts, bool Retracted, string TextSha256, PublicationFacts Facts);
