using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads corrections, and what readings make of them.</summary>
internal sealed class CorrectionStore(NpgsqlDataSource dataSource)
{
    /// <summary>Most corrections of one document that hold at a time.</summary>
    public const int MostHeld = 1_000;

    private const int MostRevisions = 100;

    /// <summary>Queries on corrections.</summary>
    public static readonly NamedSql Sql = NamedSql.Load(typeof(CorrectionStore).Assembly, "Corrections/Corrections.sql");

    /// <summary>A page of corrections, the latest first.</summary>
    /// <param name="document">Only of this one; null for all.</param>
    /// <param name="correctedBy">Only by this person; empty for all.</param>
    /// <param name="unattached">Only those that hold about no statement, or not in full.</param>
    /// <param name="after">Where to go on.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Page<Correction, DecisionPosition>> ListAsync(
        Guid? document, string correctedBy, bool unattached, DecisionPosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        object?[] values = [after.DecidedAt, correctedBy, unattached, size + 1];
        await using var command = document is { } id ? Sql.On(connection, "CorrectionListOfDocument", [.. values, id]) : Sql.On(connection, "CorrectionList", values);
        return await Page.ReadAsync(
            command,
            size,
            row =>
            {
                var correction = Read(row);
                return (correction, new DecisionPosition(row.GetDateTime(0)), correction.CalculateSize());
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The document that a correction is about. Null where there is no such correction.</summary>
    public async Task<DocumentId?> DocumentOfAsync(Guid correction, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "CorrectionDocumentGet", correction);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is Guid document ? new DocumentId(document) : null;
    }

    /// <summary>A correction; it must be there.</summary>
    public static async Task<Correction> GetAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CorrectionGet", id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return Read(reader);
    }

    /// <summary>The corrections of a document that hold, the latest last.</summary>
    /// <param name="connection">Inside a transaction that holds the document's lock.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<HeldCorrection>> HeldAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CorrectionsHeld", document.Value, MostHeld);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var held = new List<HeldCorrection>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            held.Add(new HeldCorrection(
                reader.GetGuid(0),
                reader.GetInt32(1),
                StatementChange.Parser.ParseFrom(reader.GetFieldValue<byte[]>(2)),
                CorrectionAnchor.Parser.ParseFrom(reader.GetFieldValue<byte[]>(3)),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetDateTime(6)));
        }

        return held;
    }

    /// <summary>The revisions of a document whose rows follow a correction at once, the current one first; older ones follow when they are made anew.</summary>
    public static async Task<IReadOnlyList<int>> ReadingsAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CorrectionReadings", document.Value, MostRevisions);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var revisions = new List<int>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            revisions.Add(reader.GetInt32(0));
        }

        return revisions;
    }

    /// <summary>Notes what corrections came to in the reading of the current revision.</summary>
    public static async Task AttachAsync(NpgsqlConnection connection, IReadOnlyList<AttachedCorrection> attached, CancellationToken cancellationToken)
    {
        if (attached.Count > 0)
        {
            await using var command = Sql.On(
                connection,
                "CorrectionAttach",
                attached.Select(item => item.Correction).ToArray(),
                attached.Select(item => item.Statement).ToArray(),
                attached.Select(item => (short)item.Reason).ToArray());
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops from the corrections of a document all that stood in its text.</summary>
    public static async Task ForgetAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CorrectionForget", document.Value, (short)UnattachedReason.Retracted);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Correction Read(NpgsqlDataReader row)
    {
        var isForgotten = row.GetBoolean(14);
        var isUndone = !row.IsDBNull(11);
        return new Correction
        {
            Id = row.GetGuid(1).ToString("D"),
            DocumentId = row.GetGuid(2).ToString("D"),
            Revision = row.GetInt32(3),
            StatementId = row.IsDBNull(4) ? "" : row.GetGuid(4).ToString("D"),
            UnattachedReason = (UnattachedReason)row.GetInt16(5),
            Aspects = { row.GetFieldValue<short[]>(6).Select(aspect => (CorrectedAspect)aspect) },
            Change = isForgotten ? null : StatementChange.Parser.ParseFrom(row.GetFieldValue<byte[]>(7)),
            Anchor = isForgotten ? null : CorrectionAnchor.Parser.ParseFrom(row.GetFieldValue<byte[]>(8)),
            CorrectedBy = row.GetString(9),
            Reason = row.GetString(10),
            CorrectTime = Timestamp.FromDateTime(row.GetDateTime(0)),
            UndoTime = isUndone ? Timestamp.FromDateTime(row.GetDateTime(11)) : null,
            UndoneBy = isUndone ? row.GetString(12) : "",
            UndoReason = isUndone ? row.GetString(13) : "",
        };
    }
}
