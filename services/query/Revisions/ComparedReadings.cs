using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>What was read of one revision, and those of its statements that people corrected, as answers show them.</summary>
internal sealed record StoredReading(int Revision, int EngineVersion, string Text, Evidence Evidence, DateTime ReceivedAt, IReadOnlyList<StatementResult> Corrected)
{
    public ComparedRevision Described() => new()
    {
        Revision = Revision,
        EngineVersion = EngineVersion,
        ReceiveTime = Timestamp.FromDateTime(ReceivedAt),
        Title = Evidence.Facts?.Title ?? "",
        Updated = Evidence.Facts?.Updated ?? "",
    };
}

/// <summary>Finds the readings of the two revisions that are to be compared.</summary>
internal sealed class ComparedReadings(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(ComparedReadings).Assembly, "Revisions/Revisions.sql");

    /// <summary>Throws DOCUMENT_NOT_FOUND, DOCUMENT_RETRACTED, REVISION_NOT_FOUND or EARLIER_REVISION_NOT_FOUND.</summary>
    /// <param name="document">Whose revisions.</param>
    /// <param name="from">Revision to start from; 0 for the one before the other.</param>
    /// <param name="to">Revision to end at; 0 for the current one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(StoredReading From, StoredReading To)> FindAsync(DocumentId document, int from, int to, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "RevisionsCompared", document.Value, from, to);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw DocumentFailures.NotFound(document);
        }

        if (reader.GetBoolean(0))
        {
            throw DocumentFailures.Retracted(document);
        }

        if (await reader.IsDBNullAsync(2, cancellationToken).ConfigureAwait(false))
        {
            // Heard of, but nothing of it was read yet.
            throw DocumentFailures.NotFound(document);
        }

        int? earlier = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false) ? null : reader.GetInt32(1);
        var later = reader.GetInt32(2);
        var readings = new Dictionary<int, StoredReading>();
        do
        {
            if (!await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false))
            {
                readings[reader.GetInt32(3)] = Read(reader);
            }
        }
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false));

        var end = readings.GetValueOrDefault(later) ?? throw RevisionNotFound(document, later);
        return earlier is { } start
            ? (readings.GetValueOrDefault(start) ?? throw RevisionNotFound(document, start), end)
            : throw new HearsayException(ErrorReason.EarlierRevisionNotFound, "No revision before this one was read: there is none to compare it with.") { Metadata = Named(document, later) };
    }

    private static StoredReading Read(NpgsqlDataReader reader) => new(
        reader.GetInt32(3),
        reader.GetInt32(4),
        reader.GetString(5),
        Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(6)),
        reader.GetDateTime(7),
        [.. reader.GetFieldValue<byte[][]>(8).Select(StatementPayload.Read)]);

    private static HearsayException RevisionNotFound(DocumentId document, int revision) =>
        new(ErrorReason.RevisionNotFound, $"The document has no revision {revision}, or it was not read yet.") { Metadata = Named(document, revision) };

    private static Dictionary<string, string> Named(DocumentId document, int revision) => new()
    {
        ["document_id"] = document.ToString(),
        ["revision"] = $"{revision}",
    };
}
