using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Timelines of all entities and words together: what each document tells of an event, and which of it is of one event.</summary>
internal static class TimelineScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Timelines is null)
        {
            return;
        }

        var groups = Groups(view.Answers.Timelines);
        var all = view.Gold.Timeline.SelectMany(item => item.Reports.Select(report => (item.Event, Gold: report, Found: ReportOf(view, item, report)))).ToList();
        foreach (var (_, gold, found) in all)
        {
            score.ReportsFound += found is not null;
            score.ReportsExtracted += IsExtracted(view.Document(gold.Document), gold);
            if (found is not null)
            {
                score.Statuses += string.Equals(found.Event.Event.Status.ToString(), gold.Status, StringComparison.OrdinalIgnoreCase);
            }

            if (found is not null && gold.Date is not null)
            {
                score.Dates += found.Event.Time.StartsWith(gold.Date, StringComparison.Ordinal);
            }
        }

        score.Events += BCubed.Of([.. all.Where(item => item.Found is not null)], item => groups[KeyOf(item.Found!)], item => item.Event);
    }

    /// <summary>What was found of a report: an event whose trigger stands in its words, of the same type before others, the first before others.</summary>
    public static EventReport? ReportOf(ScenarioView view, GoldEvent gold, GoldReport report)
    {
        var document = view.Document(report.Document);
        var places = document.Text.Find(report.Quote);
        return view.Answers.Timelines!.SelectMany(told => told.Reports)
            .Where(told => told.Event.Passage.DocumentId == document.Id && places.Any(place => place.With(Trigger(told)) > 0))
            .OrderBy(told => told.Event.Event.Type == gold.Type ? 0 : 1).ThenBy(told => told.Event.Event.Trigger.Start)
            .FirstOrDefault();
    }

    /// <summary>Reports that stand in one event of any timeline are of one event. Each gets the name of the first that it is linked with.</summary>
    public static IReadOnlyDictionary<string, string> Groups(IEnumerable<TimelineEvent> timelines)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var keys in timelines.Select(told => told.Reports.Select(KeyOf).ToList()).Where(keys => keys.Count > 0))
        {
            var joined = keys.Select(key => groups.GetValueOrDefault(key, key)).ToHashSet(StringComparer.Ordinal);
            var name = joined.Min(StringComparer.Ordinal)!;
            foreach (var key in groups.Where(pair => joined.Contains(pair.Value)).Select(pair => pair.Key).Concat(keys).ToList())
            {
                groups[key] = name;
            }
        }

        return groups;
    }

    /// <summary>Names a report: document and trigger.</summary>
    public static string KeyOf(EventReport report) => $"{report.Event.Passage.DocumentId} {report.Event.Event.Id}";

    private static bool IsExtracted(StoredDocument document, GoldReport report) =>
        document.Text.Find(report.Quote).Any(place => document.Evidence.Events.Any(told => place.With(new Stretch(told.Trigger.Start, told.Trigger.End)) > 0));

    private static Stretch Trigger(EventReport report) => new(report.Event.Event.Trigger.Start, report.Event.Event.Trigger.End);
}
