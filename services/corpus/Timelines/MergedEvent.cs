using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Timelines;

/// <summary>An event as several documents together tell it.</summary>
/// <param name="Reports">What each tells, in order of publication; those of unknown time last.</param>
/// <param name="Time">TIMEX3 value as last told; empty where none tells one.</param>
/// <param name="Stretch">What that value means; null where there is none.</param>
/// <param name="Status">As last told.</param>
/// <param name="History">Statuses in order, each where it changes.</param>
/// <param name="Parties">Names of who takes part, each once.</param>
/// <param name="Place">As last told; may be empty.</param>
public sealed record MergedEvent(
    IReadOnlyList<TimelineReport> Reports,
    string Time,
    TimeStretch? Stretch,
    EventStatus Status,
    IReadOnlyList<EventStatus> History,
    IReadOnlyList<string> Parties,
    string Place)
{
    /// <summary>The event of reports that are held to be of one.</summary>
    /// <param name="reports">In order of publication.</param>
    internal static MergedEvent Of(IReadOnlyList<TimelineReport> reports)
    {
        // What is told when nobody knows is no news: it decides only where all are so.
        var dated = reports.Where(report => report.Published is not null).ToList();
        var telling = dated.Count > 0 ? dated : reports;
        var time = LastTold(reports, telling, report => TimeStretch.Of(report.Time) is null ? "" : report.Time);
        var history = new List<EventStatus>();
        foreach (var status in telling.Select(report => report.Status).Where(status => status != EventStatus.Unspecified))
        {
            if (history.Count == 0 || history[^1] != status)
            {
                history.Add(status);
            }
        }

        return new MergedEvent(
            reports,
            time,
            TimeStretch.Of(time),
            history.Count > 0 ? history[^1] : EventStatus.Unspecified,
            history,
            [.. NamesOf(reports)],
            LastTold(reports, telling, report => report.Place));
    }

    private static string LastTold(
        IReadOnlyList<TimelineReport> reports, IReadOnlyList<TimelineReport> telling, Func<TimelineReport, string> told) =>
        telling.Select(told).LastOrDefault(value => value.Length > 0) ?? reports.Select(told).LastOrDefault(value => value.Length > 0) ?? "";

    /// <summary>One name for each party, the fullest of those that documents give it, in the order in which they are first told.</summary>
    private static IEnumerable<string> NamesOf(IReadOnlyList<TimelineReport> reports) =>
        reports.SelectMany(report => report.Parties)
            .Where(party => party.Name.Length > 0)
            .GroupBy(party => party.Entity?.ToString("D") ?? party.Name.ToUpperInvariant())
            .Select(names => names.Select(party => party.Name).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).First());
}
