using System.Text.RegularExpressions;
using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Times as TempEval-3 counts them: an extent is right strictly with the same bounds, relaxed with an overlap, one to one; a value is right where it is the
/// same on an extent that overlaps. The type does not count.
/// <para>A value that data sets write in a form of their own is read as it is meant: "PY5" as P5Y; the stretch from a first to a last day as any value that
/// is the same days, one day more or less; an open stretch as its bound.</para>
/// </summary>
internal static partial class TimexScorer
{
    public static readonly Figure Relaxed = new("time extent", "relaxed"), Strict = new("time extent", "strict"), Value = new("time value", "relaxed");

    /// <param name="found">Times of the engine.</param>
    /// <param name="gold">Annotated times.</param>
    /// <param name="datesOnly">The data set has calendar dates alone: what else is found does not count where nothing is annotated.</param>
    /// <param name="score">Takes the tallies.</param>
    public static void Score(IReadOnlyList<TimeExpression> found, IReadOnlyList<Timex> gold, bool datesOnly, DocumentScore score)
    {
        var pairs = Pairs(found, gold);
        var others = found.Except(pairs.Select(pair => pair.Found)).Count(time => !datesOnly || IsDate(time));
        Add(Relaxed, pairs.Count);
        Add(Strict, pairs.Count(pair => ModelSpans.Of(pair.Found.Span) == pair.Gold.Span));
        Add(Value, pairs.Count(pair => HasValue(pair.Found, pair.Gold)));

        void Add(Figure figure, int right) => score.Add(figure, new Tally(right, pairs.Count + others, gold.Count));
    }

    public static IReadOnlyList<(TimeExpression Found, Timex Gold)> Pairs(IReadOnlyList<TimeExpression> found, IReadOnlyList<Timex> gold) =>
        OneToOne.Pair(found, gold, (time, timex) => SpanLists.Jaccard([ModelSpans.Of(time.Span)], [timex.Span]) is > 0 and var shared ? shared + (HasValue(time, timex) ? 1 : 0) : null);

    public static bool HasValue(TimeExpression time, Timex gold)
    {
        if (gold.Value is { } value)
        {
            return TimeScorer.Same(time.Value, MisplacedNumber().Replace(value, "P$2$1")) || gold.Readings.Any(reading => TimeScorer.Same(time.Value, reading));
        }

        var range = time is { Begin.Length: > 0, End.Length: > 0 } ? $"{time.Begin}/{time.End}" : time.Value;
        return gold is { Begin: { } begin, End: { } end }
            ? DayRange.Of(range) is { } days && DayRange.Of($"{begin}/{end}") is { } wanted && days.IsAbout(wanted)
            : time.Value.Length > 0 && (time.Value == gold.NotAfter || time.Value == gold.NotBefore || time.Value == gold.Begin || time.Value == gold.End);
    }

    private static bool IsDate(TimeExpression time) => time.Type is TimeType.Date or TimeType.Published or TimeType.Updated && !time.Value.EndsWith("_REF", StringComparison.Ordinal);

    [GeneratedRegex(@"^P([A-Z])(\d+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MisplacedNumber();
}
