using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Takes a decision back.</summary>
internal sealed class UndoEntityDecision(DecisionWriter writer)
{
    /// <summary>Throws INVALID_FIELDS or DECISION_NOT_FOUND.</summary>
    public async Task<UndoEntityDecisionResponse> HandleAsync(UndoEntityDecisionRequest request, CallerName caller, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = DecisionRequest.RequiredId(request.DecisionId, "decision_id", violations);
        var undoneBy = Decider.Read(caller, request.UndoneBy, "undone_by", violations);
        violations.ThrowIfAny();
        return new UndoEntityDecisionResponse { Decision = await writer.UndoAsync(id, undoneBy, cancellationToken).ConfigureAwait(false) };
    }
}
