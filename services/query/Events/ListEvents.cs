using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of events.</summary>
internal sealed class ListEvents(EventStore store, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN or EVIDENCE_REPLACED.</summary>
    public async Task<ListEventsResponse> HandleAsync(ListEventsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var filter = new EventFilter(
            RequestFilters.Words(request.Participant, "participant", violations),
            RequestFilters.EventTypes(request.Types_, "types", violations),
            RequestFilters.AnyOf(request.Statuses, "statuses", violations),
            violations.OptionalDocumentId(request.DocumentId)?.Value);
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();

        var after = TimelinePosition.Read(request, request.PageToken);
        var page = await store.ListAsync(filter, after, size, cancellationToken).ConfigureAwait(false);
        return new ListEventsResponse { Events = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
