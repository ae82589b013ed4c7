using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of corrections.</summary>
internal sealed class ListCorrections(CorrectionStore store)
{
    /// <summary>Throws INVALID_FIELDS or INVALID_PAGE_TOKEN.</summary>
    public async Task<ListCorrectionsResponse> HandleAsync(ListCorrectionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var document = violations.OptionalDocumentId(request.DocumentId)?.Value;
        RequestFilters.Text(request.CorrectedBy, "corrected_by", Decider.LongestName, violations);
        violations.ThrowIfAny();

        var after = DecisionPosition.Read(request, request.PageToken);
        var page = await store.ListAsync(document, request.CorrectedBy, request.Unattached, after, size, cancellationToken).ConfigureAwait(false);
        return new ListCorrectionsResponse { Corrections = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }
}
