using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of entities.</summary>
internal sealed class ListEntities(EntityStore store, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN or EVIDENCE_REPLACED.</summary>
    public async Task<ListEntitiesResponse> HandleAsync(ListEntitiesRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var filter = new EntityFilter(
            RequestFilters.Words(request.Name, "name", violations),
            RequestFilters.AnyOf(request.Types_, "types", violations),
            violations.OptionalDocumentId(request.DocumentId)?.Value);
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var after = NamePosition.Read(request, request.PageToken);
        var page = await store.ListAsync(filter, after, size, cancellationToken).ConfigureAwait(false);
        return new ListEntitiesResponse { Entities = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
