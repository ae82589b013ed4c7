namespace Hearsay.Corpus.Timelines;

/// <summary>
/// Brings reports of one event together. Reports are compared in pairs and the surest pairs joined first, so the outcome depends on the reports
/// alone and not on the order in which they came.
/// </summary>
public static class Timeline
{
    private const long MicrosecondsOfDay = 24L * 60 * 60 * 1_000_000;

    /// <summary>Days between two documents within which one event without a time is taken for the other.</summary>
    private const int NearDays = 3;

    /// <summary>Days after which a denial or a cancellation is of another event.</summary>
    private const int FarDays = 60;

    /// <summary>Events in order of time; those without a time last.</summary>
    public static IReadOnlyList<MergedEvent> Of(IEnumerable<TimelineReport> reports)
    {
        var ordered = reports.Order(ReportOrder.Instance).Select(report => new Told(report)).ToList();
        foreach (var (one, other, moves) in Pairs(ordered).OrderByDescending(pair => pair.Score).ThenBy(pair => pair.One).ThenBy(pair => pair.Other)
            .Select(pair => (ordered[pair.One], ordered[pair.Other], pair.Moves)))
        {
            one.Group.Join(other.Group, moves);
        }

        return
        [
            .. ordered.GroupBy(told => told.Group)
                .Select(group => MergedEvent.Of([.. group.Select(told => told.Report)]))
                .OrderBy(merged => merged.Stretch is null)
                .ThenBy(merged => merged.Stretch?.Start)
                .ThenBy(merged => merged.Stretch?.End)
                .ThenBy(merged => merged.Reports[0], ReportOrder.Instance),
        ];
    }

    private static IEnumerable<(double Score, int One, int Other, bool Moves)> Pairs(List<Told> ordered)
    {
        foreach (var ofType in ordered.Index().GroupBy(entry => entry.Item.Report.Type, StringComparer.Ordinal))
        {
            var members = ofType.ToList();
            for (var left = 0; left < members.Count; left++)
            {
                for (var right = left + 1; right < members.Count; right++)
                {
                    if (Likeness(members[left].Item, members[right].Item) is var (score, moves))
                    {
                        yield return (score, members[left].Index, members[right].Index, moves);
                    }
                }
            }
        }
    }

    /// <summary>How surely two reports of one type are of one event, and whether one of them moved it; null where nothing says that they are.</summary>
    private static (double Score, bool Moves)? Likeness(Told one, Told other)
    {
        var parties = one.Entities.Count == 0 || other.Entities.Count == 0 ? 0 : one.Entities.Count(other.Entities.Contains);
        var isPlace = one.Place.Length > 0 && one.Place == other.Place;
        if (parties == 0 && !isPlace)
        {
            return null;
        }

        var shared = Math.Min(parties, 3) + (isPlace ? 1 : 0);
        if (one.Stretch is { } when && other.Stretch is { } otherWhen)
        {
            if (when.Overlaps(otherWhen) && Stretches.AreOfOneKind(when, otherWhen))
            {
                var coarse = (int)(when.Precision > otherWhen.Precision ? when.Precision : otherWhen.Precision);
                return (0.8 + (0.03 * shared) - (0.02 * coarse), false);
            }

            return (one.Moves || other.Moves) && parties > 0 && DaysBetween(one, other) is { } days and <= FarDays
                ? (0.5 + (0.03 * shared) - (0.001 * days), true)
                : null;
        }

        if (DaysBetween(one, other) is not { } distance)
        {
            return null;
        }

        var isTakenBack = one.Report.IsTakenBack != other.Report.IsTakenBack || one.Moves != other.Moves;
        return isTakenBack && parties > 0 && distance <= FarDays ? (0.4 + (0.03 * shared) - (0.001 * distance), false)
            : parties > 1 && distance <= NearDays ? (0.4 + (0.03 * shared) - (0.001 * distance), false)
            : null;
    }

    private static double? DaysBetween(Told one, Told other) =>
        one.Report.Published is { } published && other.Report.Published is { } otherPublished
            ? Math.Abs((double)published - otherPublished) / MicrosecondsOfDay
            : null;

    /// <summary>A report with what it is compared by at hand.</summary>
    private sealed class Told(TimelineReport report)
    {
        public TimelineReport Report { get; } = report;

        public HashSet<Guid> Entities { get; } = [.. report.Parties.Select(party => party.Entity).OfType<Guid>()];

        public string Place { get; } = report.Place.ToUpperInvariant();

        public TimeStretch? Stretch { get; } = TimeStretch.Of(report.Time);

        public bool Moves { get; } = Rescheduling.Tells(report);

        public Stretches Group => _group.Last;

        private readonly Stretches _group = new(TimeStretch.Of(report.Time));
    }
}
