using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of decisions.</summary>
internal sealed class ListEntityDecisions(DecisionStore store)
{
    /// <summary>Throws INVALID_FIELDS or INVALID_PAGE_TOKEN.</summary>
    public async Task<ListEntityDecisionsResponse> HandleAsync(ListEntityDecisionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        violations.ThrowIfAny();

        var after = DecisionPosition.Read(request, request.PageToken);
        var page = await store.ListAsync(after, size, cancellationToken).ConfigureAwait(false);
        return new ListEntityDecisionsResponse { Decisions = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
