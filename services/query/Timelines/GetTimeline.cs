using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Timelines;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Query;

/// <summary>Answers with what happened or is planned.</summary>
internal sealed class GetTimeline(TimelineStore store, SearchStore search, CanonicalEntities entities, ReadModel model)
{
    private const int MostReports = 2_000, MostShown = 50;

    /// <summary>Throws INVALID_FIELDS, INVALID_PAGE_TOKEN or ENTITY_NOT_FOUND.</summary>
    public async Task<GetTimelineResponse> HandleAsync(GetTimelineRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        var isEntity = RequestFilters.OptionalId(request.EntityId, "entity_id", "an entity", violations, out var entity);
        var filter = Read(request, violations);
        violations.AddWhere(
            request.EntityId.Length == 0 && string.IsNullOrWhiteSpace(request.Participant) && string.IsNullOrWhiteSpace(request.Query),
            "entity_id",
            "REQUIRED",
            "Give an entity, a participant or words.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var after = EventPosition.Read(request, request.PageToken);
        if (filter.Query.Length > 0 && (await search.TermsOfAsync(filter.Query, cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            throw QueryTerms.None();
        }

        filter = filter with { Entity = isEntity ? await entities.GroupOfAsync(entity, cancellationToken).ConfigureAwait(false) : null };
        var reports = await store.ReadAsync(filter, MostReports + 1, cancellationToken).ConfigureAwait(false);
        var shown = reports.ToDictionary(told => (told.Report.Document, told.Report.Position), told => told.Result);
        var events = Timeline.Of(reports.Select(told => told.Report))
            .Where(merged => IsWithin(merged, filter) && EventPosition.Of(merged).IsAfter(after)).Take(size + 1).ToList();
        return new GetTimelineResponse
        {
            Events = { events.Take(size).Select(merged => Show(merged, shown)) },
            NextPageToken = events.Count > size ? EventPosition.Of(events[size - 1]).ToToken(request) : "",
            Cut = reports.Count > MostReports,
        };
    }

    private static TimelineFilter Read(GetTimelineRequest request, RequestViolations violations)
    {
        var filter = new TimelineFilter(
            null,
            RequestFilters.Words(request.Participant, "participant", violations),
            RequestFilters.Text(request.Query, "query", violations).Trim(),
            RequestFilters.EventTypes(request.Types_, "types", violations),
            RequestFilters.Day(request.From, "from", violations),
            RequestFilters.Day(request.Before, "before", violations));
        violations.AddWhere(filter.From >= filter.Before, "before", "NOT_AFTER_FROM", "Give a day after from.");
        return filter;
    }

    private static bool IsWithin(MergedEvent merged, TimelineFilter filter) =>
        (filter.From is null && filter.Before is null)
        || (merged.Stretch is { } stretch && !(stretch.LastDay < filter.From) && !(stretch.FirstDay >= filter.Before));

    private static TimelineEvent Show(MergedEvent merged, Dictionary<(Guid, int), EventResult> shown) => new()
    {
        Type = merged.Reports[0].Type,
        Time = merged.Time,
        Precision = merged.Stretch?.Precision ?? DatePrecision.Unspecified,
        Participants = { merged.Parties },
        Place = merged.Place,
        Status = merged.Status,
        Reports =
        {
            merged.Reports.Take(MostShown).Select(report => shown[(report.Document, report.Position)])
                .Select(result => new EventReport { Event = result, Published = result.Passage.Published }),
        },
        StatusHistory = { merged.History },
        DocumentCount = merged.Reports.Select(report => report.Document).Distinct().Count(),
    };
}
