using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of statements.</summary>
internal sealed class ListStatements(StatementStore store, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN or EVIDENCE_REPLACED.</summary>
    public async Task<ListStatementsResponse> HandleAsync(ListStatementsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var filter = Read(request, violations);
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();

        var after = TimelinePosition.Read(request, request.PageToken);
        var page = await store.ListAsync(filter, after, size, cancellationToken).ConfigureAwait(false);
        return new ListStatementsResponse { Statements = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "" };
    }

    /// <summary>Reads the filters, and adds a violation for each that is wrong.</summary>
    public static StatementFilter Read(ListStatementsRequest request, RequestViolations violations)
    {
        var filter = new StatementFilter
        {
            Speaker = RequestFilters.Words(request.Speaker, "speaker", violations),
            Addressee = RequestFilters.Words(request.Addressee, "addressee", violations),
            Said = RequestFilters.Words(request.Text, "text", violations),
            Kinds = RequestFilters.AnyOf(request.Kinds, "kinds", violations),
            Stances = RequestFilters.AnyOf(request.Stances, "stances", violations),
            Certainties = RequestFilters.AnyOf(request.Certainties, "certainties", violations),
            Outlet = RequestFilters.Text(request.Outlet, "outlet", violations),
            PublishedFrom = RequestFilters.Day(request.PublishedFrom, "published_from", violations),
            PublishedBefore = RequestFilters.Day(request.PublishedBefore, "published_before", violations),
            Document = violations.OptionalDocumentId(request.DocumentId)?.Value,
        };
        violations.AddWhere(
            filter.PublishedFrom >= filter.PublishedBefore,
            "published_before",
            "NOT_AFTER_FROM",
            "Give a day after published_from.");
        return filter;
    }
}
