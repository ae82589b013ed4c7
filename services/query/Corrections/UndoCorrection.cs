using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Takes a correction back.</summary>
internal sealed class UndoCorrection(CorrectionStore store, CorrectionWriter writer)
{
    /// <summary>Throws INVALID_FIELDS or CORRECTION_NOT_FOUND.</summary>
    public async Task<UndoCorrectionResponse> HandleAsync(UndoCorrectionRequest request, CallerName caller, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = DecisionRequest.RequiredId(request.CorrectionId, "correction_id", violations);
        var undoneBy = Decider.Read(caller, request.UndoneBy, "undone_by", violations);
        RequestFilters.Text(request.Reason, "reason", DecisionRequest.LongestReason, violations);
        violations.ThrowIfAny();

        var document = await store.DocumentOfAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new HearsayException(ErrorReason.CorrectionNotFound, "There is no such correction.")
            {
                Metadata = new Dictionary<string, string> { ["correction_id"] = id.ToString("D") },
            };
        return new UndoCorrectionResponse { Correction = await writer.UndoAsync(id, document, undoneBy, request.Reason, cancellationToken).ConfigureAwait(false) };
    }
}
