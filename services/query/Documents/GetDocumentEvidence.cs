using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with all evidence of one revision.</summary>
internal sealed class GetDocumentEvidence(ReadModel model)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(GetDocumentEvidence).Assembly, "Documents/Documents.sql");

    /// <summary>Throws INVALID_FIELDS, EVIDENCE_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<GetDocumentEvidenceResponse> HandleAsync(GetDocumentEvidenceRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var document = violations.DocumentId(request.DocumentId);
        violations.AddWhere(request.Revision < 0, "revision", "NEGATIVE", "Give a revision, counted from 1, or 0 for the current one.");
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();

        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "DocumentEvidenceGet", document.Value, request.Revision);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw DocumentFailures.EvidenceNotFound(document, request.Revision);
        }

        if (reader.GetBoolean(0))
        {
            throw DocumentFailures.Retracted(document);
        }

        return await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false)
            ? throw DocumentFailures.EvidenceNotFound(document, request.Revision)
            : new GetDocumentEvidenceResponse
            {
                DocumentId = document.ToString(),
                Revision = reader.GetInt32(1),
                EngineVersion = reader.GetInt32(2),
                Text = reader.GetString(3),
                Evidence = Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(4)),
                ReceiveTime = Timestamp.FromDateTime(reader.GetDateTime(5)),
                Current = reader.GetBoolean(6),
                Corrections = { reader.GetFieldValue<byte[][]>(7).Select(Corrected) },
            };
    }

    private static CorrectedStatement Corrected(byte[] payload)
    {
        var result = StatementPayload.Read(payload);
        return new CorrectedStatement { StatementId = result.Statement.Id, Correction = result.Correction };
    }
}
