using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with a page of statements that match words and filters.</summary>
internal sealed class SearchStatements(SearchStore store, Highlights highlights, ClaimLookup claims, CanonicalEntities entities, ReadModel model)
{
    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN, ENTITY_NOT_FOUND, CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<SearchStatementsResponse> HandleAsync(SearchStatementsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var filter = Read(request, violations);
        var isSpeaker = RequestFilters.OptionalId(request.SpeakerId, "speaker_id", "an entity", violations, out var speaker);
        var isClaim = RequestFilters.OptionalId(request.ClaimId, "claim_id", "a claim", violations, out var claim);
        violations.AddWhere(IsEmpty(request), "query", "REQUIRED", "Give words, a filter or a claim.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var after = SearchPosition.Read(request, request.PageToken);
        IReadOnlyList<string> terms = filter.Query.Length > 0 ? await store.TermsOfAsync(filter.Query, cancellationToken).ConfigureAwait(false) : [];
        if (filter.Query.Length > 0 && terms.Count == 0)
        {
            throw QueryTerms.None();
        }

        filter = filter with
        {
            Speaker = isSpeaker ? await entities.GroupOfAsync(speaker, cancellationToken).ConfigureAwait(false) : null,
            Claim = isClaim ? (await claims.FindAsync(new StatementId(claim), cancellationToken).ConfigureAwait(false)).Group : null,
        };
        var (page, isCut) = await store.FindAsync(filter, after, size, cancellationToken).ConfigureAwait(false);
        await highlights.AddAsync(page.Items, terms, cancellationToken).ConfigureAwait(false);
        return new SearchStatementsResponse { Statements = { page.Items }, NextPageToken = page.Next?.ToToken(request) ?? "", Cut = isCut };
    }

    private static SearchFilter Read(SearchStatementsRequest request, RequestViolations violations)
    {
        var saidFrom = RequestFilters.Day(request.SaidFrom, "said_from", violations);
        var saidBefore = RequestFilters.Day(request.SaidBefore, "said_before", violations);
        violations.AddWhere(saidFrom >= saidBefore, "said_before", "NOT_AFTER_FROM", "Give a day after said_from.");
        var statements = new StatementFilter
        {
            Speaker = RequestFilters.Words(request.Speaker, "speaker", violations),
            Addressee = RequestFilters.Words(request.Addressee, "addressee", violations),
            Said = [],
            Kinds = RequestFilters.AnyOf(request.Kinds, "kinds", violations),
            Stances = RequestFilters.AnyOf(request.Stances, "stances", violations),
            Certainties = RequestFilters.AnyOf(request.Certainties, "certainties", violations),
            Outlet = RequestFilters.Text(request.Outlet, "outlet", violations),
            PublishedFrom = RequestFilters.Day(request.PublishedFrom, "published_from", violations),
            PublishedBefore = RequestFilters.Day(request.PublishedBefore, "published_before", violations),
            Document = null,
        };
        violations.AddWhere(statements.PublishedFrom >= statements.PublishedBefore, "published_before", "NOT_AFTER_FROM", "Give a day after published_from.");
        return new SearchFilter(
            RequestFilters.Text(request.Query, "query", violations).Trim(),
            statements,
            CalendarDays.Between(saidFrom, saidBefore),
            RequestFilters.Words(request.Origin, "origin", violations),
            null,
            null);
    }

    private static bool IsEmpty(SearchStatementsRequest request)
    {
        var bare = request.Clone();
        (bare.PageSize, bare.PageToken, bare.Query, bare.AsOf) = (0, "", bare.Query.Trim(), null);
        return bare.CalculateSize() == 0;
    }
}
