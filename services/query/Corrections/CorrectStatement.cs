using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Corrects a statement.</summary>
internal sealed class CorrectStatement(CorrectionWriter writer, StatementStore statements)
{
    /// <summary>Throws INVALID_FIELDS, STATEMENT_NOT_FOUND, STATEMENT_REPLACED, DOCUMENT_RETRACTED, REQUEST_ID_REUSED, TOO_MANY_CORRECTIONS or CONFLICT.</summary>
    public async Task<CorrectStatementResponse> HandleAsync(CorrectStatementRequest request, CallerName caller, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var asked = DecisionRequest.Read(request, request.RequestId, ("corrected_by", request.CorrectedBy), request.Reason, caller, violations);
        violations.AddWhere(!StatementId.TryParse(request.StatementId, out var id), "statement_id", "NOT_A_UUID", "Give a statement id: a UUID with hyphens.");
        var change = ChangeRequest.Read(request.Change, violations);
        violations.ThrowIfAny();

        // First: the statement may have been replaced since the request was answered.
        if (await writer.FindAnswerAsync(asked, cancellationToken).ConfigureAwait(false) is { } first)
        {
            return first;
        }

        var place = await writer.FindPlaceAsync(id, cancellationToken).ConfigureAwait(false) ?? throw await GoneAsync(id, cancellationToken).ConfigureAwait(false);
        return await writer.CorrectAsync(asked, id, place, change, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HearsayException> GoneAsync(StatementId id, CancellationToken cancellationToken) =>
        await statements.FindFormerAsync(id, cancellationToken).ConfigureAwait(false) switch
        {
            { IsRetracted: true } former => DocumentFailures.Retracted(former.Document),
            { } former => new HearsayException(ErrorReason.StatementReplaced, "A newer reading took the place of this statement. Look at its successor, and correct that.")
            {
                Metadata = new Dictionary<string, string> { ["statement_id"] = id.ToString(), ["successor_id"] = former.Successor?.Statement.Id ?? "" },
            },
            _ => GetStatement.NotFound(id),
        };
}
