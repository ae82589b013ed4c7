using System.Text.RegularExpressions;
using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Cases of a recognizer's own tests. An expression is in scope where one TIMEX3 value says it: dates, times of day and both together, stretches that are one
/// calendar unit ("2019-W30"), durations, and sets that are a period ("P1W"). Stretches with a beginning, an end and a length, parts of days, fiscal and school
/// years, zones and other sets are not. Of an expression that may be of the past or of the future, either reading is right; so is a time of day on the reference day.
/// A case passes where all its expressions in scope overlap with a time that has their value; a case without such an expression is left out.
/// </summary>
internal static partial class RecognizersScorer
{
    public static readonly Figure Passed = new("cases in scope", "passed");

    public static void Score(TimedText text, IReadOnlyList<TimeExpression> found, DocumentScore score)
    {
        var wanted = text.Times.Where(InScope).ToList();
        if (wanted.Count > 0)
        {
            score.Add(Passed, Tally.Share(wanted.All(timex => found.Any(time => ModelSpans.Overlap(ModelSpans.Of(time.Span), timex.Span) && HasValue(text, time, timex)))));
        }
    }

    public static bool InScope(Timex timex) => timex.Value is { } value && timex.Kind switch
    {
        "date" or "daterange" => Calendar().IsMatch(value),
        "time" or "datetime" => Moment().IsMatch(value),
        "duration" or "set" => Period().IsMatch(value),
        _ => false,
    };

    private static bool HasValue(TimedText text, TimeExpression time, Timex gold)
    {
        var day = text.Published.Split('T')[0];
        return new[] { gold.Value! }.Concat(gold.Value!.Contains('X', StringComparison.Ordinal) ? gold.Readings : []).Select(InFull)
            .Any(value => TimeScorer.Same(time.Value, value) || (value[0] == 'T' && TimeScorer.Same(time.Value, day + value)));
    }

    // "T15" is T15:00, "2016-10-02 15:00:00" is 2016-10-02T15:00.
    private static string InFull(string value) => HourAlone().Replace(value.Replace(' ', 'T'), "$0:00");

    [GeneratedRegex(@"^(?:\d{4}|XXXX)(?:-(?:\d\d(?:-\d\d)?|W\d\d|WXX-\d|Q\d|SP|SU|FA|WI))?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"^(?:PRESENT_REF|(?:(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d))?T\d\d(?::\d\d){0,2})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"^P(?:T?\d+(?:\.\d+)?[YMWDHS])+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"T\d\d$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HourAlone();
}
