using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of claims.</summary>
internal sealed class ListClaims(ClaimStore store, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS or INVALID_PAGE_TOKEN.</summary>
    public async Task<ListClaimsResponse> HandleAsync(ListClaimsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        violations.AddWhere(request.MinOutlets < 0, "min_outlets", "NEGATIVE", "Give 0 for all, or the least number of outlets.");
        var document = violations.OptionalDocumentId(request.DocumentId)?.Value;
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var after = ClaimPosition.Read(request, request.PageToken);
        var page = await store.ListAsync(request.MinOutlets, request.Denied, document, after, size, cancellationToken).ConfigureAwait(false);
        return new ListClaimsResponse { Claims = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
