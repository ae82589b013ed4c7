using Google.Protobuf;
using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Writes what people correct, as facts that nothing changes later, and has the rows of the document made anew with them in the same transaction.</summary>
internal sealed class CorrectionWriter(NpgsqlDataSource dataSource, ReadModelWriter readModel)
{
    private static readonly NamedSql Sql = CorrectionStore.Sql;

    /// <summary>The answer that a request got before; null where it did not come before. Throws REQUEST_ID_REUSED or DOCUMENT_RETRACTED.</summary>
    public async Task<CorrectStatementResponse?> FindAnswerAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await FindAnswerAsync(connection, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a statement stands; null where no statement has this id now.</summary>
    public async Task<(DocumentId Document, int Revision)?> FindPlaceAsync(StatementId statement, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "CorrectionStatementGet", statement.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (new DocumentId(reader.GetGuid(0)), reader.GetInt32(1)) : null;
    }

    /// <summary>Corrects a statement. Throws INVALID_FIELDS, DOCUMENT_RETRACTED, CONFLICT, TOO_MANY_CORRECTIONS or REQUEST_ID_REUSED.</summary>
    public Task<CorrectStatementResponse> CorrectAsync(
        DecisionRequest request, StatementId statement, (DocumentId Document, int Revision) place, StatementChange change, CancellationToken cancellationToken)
    {
        CorrectStatementResponse? first = null;
        var id = Guid.CreateVersion7();
        return readModel.CorrectAsync(
            place.Document,
            new CorrectionChange(id, IsUndone: false),
            async (connection, isRetracted) =>
            {
                first = await FindAnswerAsync(connection, request, cancellationToken).ConfigureAwait(false);
                if (first is not null)
                {
                    return false;
                }

                if (isRetracted)
                {
                    throw DocumentFailures.Retracted(place.Document);
                }

                await AppendAsync(connection, id, request, statement, place, change, cancellationToken).ConfigureAwait(false);
                return true;
            },
            async connection => first ?? await AnswerAsync(connection, id, statement, cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Takes a correction back; one that was taken back stays as it is.</summary>
    public Task<Correction> UndoAsync(Guid id, DocumentId document, string undoneBy, string reason, CancellationToken cancellationToken) =>
        readModel.CorrectAsync(
            document,
            new CorrectionChange(id, IsUndone: true),
            async (connection, isRetracted) =>
                await ExecuteAsync(connection, "CorrectionUndo", cancellationToken, id, undoneBy, reason).ConfigureAwait(false) > 0 && !isRetracted,
            connection => CorrectionStore.GetAsync(connection, id, cancellationToken),
            cancellationToken);

    private static async Task AppendAsync(
        NpgsqlConnection connection,
        Guid id,
        DecisionRequest request,
        StatementId statement,
        (DocumentId Document, int Revision) place,
        StatementChange change,
        CancellationToken cancellationToken)
    {
        var held = await CorrectionStore.HeldAsync(connection, place.Document, cancellationToken).ConfigureAwait(false);
        if (held.Count >= CorrectionStore.MostHeld)
        {
            throw new HearsayException(ErrorReason.TooManyCorrections, $"{CorrectionStore.MostHeld} corrections of this document hold already. Take some of them back.")
            {
                Metadata = new Dictionary<string, string> { ["document_id"] = place.Document.ToString(), ["max"] = $"{CorrectionStore.MostHeld}" },
            };
        }

        var (evidence, text) = await ReadingAsync(connection, place, cancellationToken).ConfigureAwait(false);
        var reading = CorrectedReading.Of(evidence, text, held);
        var corrected = reading.Accepted.Concat(reading.Rejected).FirstOrDefault(item => item.Read.Id == statement.ToString()) ?? throw Conflict();
        var anchor = CorrectionAnchors.Of(corrected.Read, new CodePointIndex(text));
        var violations = new RequestViolations();
        ChangeCheck.Add(change, corrected, reading.Evidence, violations);
        violations.AddWhere(CorrectionAnchors.All(anchor).Count == 0, "statement_id", "NO_WORDS", "Give another statement: this one stands nowhere in the text, so nothing could be tied to it.");
        violations.ThrowIfAny();

        var index = new EvidenceIndex(evidence);
        anchor.HopNames.AddRange(change.Hops.Select(hop => index.NameOf(corrected.Read.Chain[hop.Position - 1])));
        foreach (var party in ChangeRequest.PartiesOf(change).Where(party => party.Type == EntityType.Unspecified))
        {
            party.Type = await TypeOfAsync(connection, evidence, party.Name, cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync(
            connection,
            "CorrectionInsert",
            cancellationToken,
            id,
            request.Id,
            request.Sha256,
            place.Document.Value,
            place.Revision,
            CorrectionAspects.Of(change).Select(aspect => (short)aspect).ToArray(),
            change.ToByteArray(),
            anchor.ToByteArray(),
            request.DecidedBy,
            request.Reason).ConfigureAwait(false);
    }

    private static async Task<CorrectStatementResponse> AnswerAsync(
        NpgsqlConnection connection, Guid id, StatementId statement, CancellationToken cancellationToken)
    {
        var answer = new CorrectStatementResponse
        {
            Correction = await CorrectionStore.GetAsync(connection, id, cancellationToken).ConfigureAwait(false),
            Statement = await StatementStore.FindAsync(connection, statement, cancellationToken).ConfigureAwait(false),
        };
        await ExecuteAsync(connection, "CorrectionAnswerPut", cancellationToken, id, answer.ToByteArray()).ConfigureAwait(false);
        return answer;
    }

    private static async Task<CorrectStatementResponse?> FindAnswerAsync(NpgsqlConnection connection, DecisionRequest request, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CorrectionAnswerGet", request.Id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        request.ThrowUnlessSame(reader.GetString(0));
        return reader.GetFieldValue<byte[]>(1) is { Length: > 0 } answer
            ? CorrectStatementResponse.Parser.ParseFrom(answer)
            : throw DocumentFailures.Retracted(new DocumentId(reader.GetGuid(2)));
    }

    private static async Task<(Evidence Evidence, string Text)> ReadingAsync(
        NpgsqlConnection connection, (DocumentId Document, int Revision) place, CancellationToken cancellationToken)
    {
        await using var command = ReadModelWriter.Sql.On(connection, "ReadingGet", place.Document.Value, place.Revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? (Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1)), reader.GetString(0))
            : throw Conflict();
    }

    /// <summary>What somebody is whom a request names without saying it: as in the document, else as most documents have it, else a person.</summary>
    private static async Task<EntityType> TypeOfAsync(NpgsqlConnection connection, Evidence evidence, string name, CancellationToken cancellationToken)
    {
        if (NamedParties.Find(evidence.Entities, name) is { Type: not EntityType.Unspecified } known)
        {
            return known.Type;
        }

        await using var command = Sql.On(connection, "CorrectionTypeOfName", FoldedText.Beginning(FoldedText.Of(name), EntityRow.LongestSortName));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is short type and > 0 ? (EntityType)type : EntityType.Person;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static HearsayException Conflict() => new(ErrorReason.Conflict, "The document was read anew at the same time. Look at the statement again, then correct it.");
}
