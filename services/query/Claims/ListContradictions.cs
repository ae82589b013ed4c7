using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of contradictions.</summary>
internal sealed class ListContradictions(ContradictionStore store, ClaimLookup lookup, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN, CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<ListContradictionsResponse> HandleAsync(ListContradictionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var kinds = RequestFilters.AnyOf(request.Kinds, "kinds", violations);
        var isClaim = StatementId.TryParse(request.ClaimId, out var claim);
        violations.AddWhere(request.ClaimId.Length > 0 && !isClaim, "claim_id", "NOT_A_UUID", "Give a claim id: a UUID with hyphens.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var after = ContradictionPosition.Read(request, request.PageToken);
        var group = isClaim ? (await lookup.FindAsync(claim, cancellationToken).ConfigureAwait(false)).Group : (Guid?)null;
        var page = await store.ListAsync(kinds, group, after, size, cancellationToken).ConfigureAwait(false);
        return new ListContradictionsResponse { Contradictions = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
