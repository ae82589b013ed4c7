using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with one statement, or with the one that took its place.</summary>
internal sealed class GetStatement(StatementStore store, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, STATEMENT_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<GetStatementResponse> HandleAsync(GetStatementRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        violations.AddWhere(
            !StatementId.TryParse(request.StatementId, out var id), "statement_id", "NOT_A_UUID", "Give a statement id: a UUID with hyphens.");
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();
        return new GetStatementResponse { Statement = await FindAsync(id, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>The statement or its successor. Throws STATEMENT_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<StatementResult> FindAsync(StatementId id, CancellationToken cancellationToken)
    {
        // In this order: a reading that is replaced in between leaves its ids to be found by the second look.
        if (await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } statement)
        {
            return statement;
        }

        return await store.FindFormerAsync(id, cancellationToken).ConfigureAwait(false) switch
        {
            { IsRetracted: true } former => throw DocumentFailures.Retracted(former.Document),
            { Successor: { } successor } => successor,
            _ => throw NotFound(id),
        };
    }

    /// <summary>STATEMENT_NOT_FOUND.</summary>
    public static HearsayException NotFound(StatementId id) => new(ErrorReason.StatementNotFound, "There is no such statement.")
    {
        Metadata = new Dictionary<string, string> { ["statement_id"] = id.ToString() },
    };
}
