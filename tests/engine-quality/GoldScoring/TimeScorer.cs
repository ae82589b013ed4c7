using System.Text.RegularExpressions;
using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Times one to one: they overlap, and the value is the same. Publication and update are facts of the document, and right where the
/// facts say them or a time that stands there does; what the engine gives there does not count beside. Extents alone are measured too, strict and relaxed.
/// </summary>
internal static partial class TimeScorer
{
    public const string Stage = "times";

    public static readonly Scoring.Figure Value = new(Stage, "value"), Relaxed = new(Stage, "overlap"), Strict = new(Stage, "extent"), Type = new("type of times", "of found"), Mod = new("mod of times", "of value right");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var facts = reading.Article.Times.Where(time => time.IsFact).ToList();
        var found = reading.Evidence.Times.Where(time => time.Type is not (TimeType.Published or TimeType.Updated) && !facts.Exists(fact => ModelSpans.Overlap(ModelSpans.Of(time.Span), fact.Span))).ToList();
        var gold = reading.Article.Times.Where(time => !time.IsFact).ToList();
        var extents = OneToOne.Pair(found, gold, (time, expected) =>
            ModelSpans.Overlap(ModelSpans.Of(time.Span), expected.Span) ? SpanLists.Jaccard([ModelSpans.Of(time.Span)], [expected.Span]) + (HasValue(time, expected) ? 1 : 0) : null);
        var right = extents.Where(pair => HasValue(pair.Found, pair.Gold)).ToList();
        var optional = gold.Except(extents.Select(pair => pair.Gold)).Count(time => time.AlsoRight.MayBeMissing);
        score.Add(Value, new Tally(right.Count, found.Count, gold.Count - optional));
        score.Add(Relaxed, new Tally(extents.Count, found.Count, gold.Count - optional));
        score.Add(Strict, new Tally(extents.Count(pair => ModelSpans.Of(pair.Found.Span) == pair.Gold.Span), found.Count, gold.Count - optional));
        foreach (var fact in facts)
        {
            ScoreFact(reading, fact, score);
        }

        foreach (var (time, expected) in extents)
        {
            score.Share(Type, LabelScorer.IsRight(Labels.Of(time.Type), expected.Type, expected.AlsoRight.Labels("type")));
        }

        foreach (var (time, expected) in right.Where(pair => pair.Found.Mod != (pair.Gold.Mod ?? "") && !pair.Gold.AlsoRight.Labels("mod").Contains(pair.Found.Mod, StringComparer.Ordinal)))
        {
            score.Field(Mod, time.Mod.Length > 0, expected.Mod is not null, same: false);
            score.Wrong(Stage, $"mod '{time.Mod}', not '{expected.Mod}': '{reading.Words([expected.Span])}'");
        }

        score.Add(Mod, right.Where(pair => pair.Gold.Mod is not null && pair.Found.Mod == pair.Gold.Mod).Aggregate(default(Tally), (sum, _) => sum + Tally.Share(true)));
        Explain(reading, found, gold, extents, score);
    }

    /// <summary>A fact of the document, or a time that stands where the text tells it.</summary>
    private static void ScoreFact(GoldReading reading, GoldTime fact, GoldScore score)
    {
        var said = fact.Type == "PUBLISHED" ? reading.Evidence.Facts.Published : reading.Evidence.Facts.Updated;
        List<string> values = [.. reading.Evidence.Times.Where(time => ModelSpans.Overlap(ModelSpans.Of(time.Span), fact.Span)).Select(time => time.Value).Append(said).Where(value => value.Length > 0)];
        var same = values.Exists(value => Same(value, fact.Value));
        score.Add(Value, new Tally(same ? 1 : 0, values.Count > 0 ? 1 : 0, 1));
        if (!same)
        {
            score.Wrong(Stage, $"{fact.Type} {said}, not {fact.Value} ('{reading.Words([fact.Span])}')");
        }
    }

    private static bool HasValue(TimeExpression time, GoldTime gold) => Same(time.Value, gold.Value) || (time.Begin.Length > 0 && $"{time.Begin}/{time.End}" == gold.Value) || gold.AlsoRight.Values("value").Any(value => Same(time.Value, value));

    /// <summary>The same value; a zone that only one side tells, and full minutes told to the second, make no other.</summary>
    public static bool Same(string found, string? gold)
    {
        if (gold is null || found == gold)
        {
            return found == (gold ?? "");
        }

        var (a, b) = (Clock().Match(found), Clock().Match(gold));
        return a.Success && b.Success && a.Groups["minute"].Value == b.Groups["minute"].Value && (a.Groups["zone"].Value == b.Groups["zone"].Value || a.Groups["zone"].Length == 0 || b.Groups["zone"].Length == 0);
    }

    [GeneratedRegex(@"^(?<minute>(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d)(?::00)?(?<zone>Z|[+-]\d\d:?\d\d)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();

    private static void Explain(GoldReading reading, List<TimeExpression> found, List<GoldTime> gold, IReadOnlyList<(TimeExpression Found, GoldTime Gold)> extents, GoldScore score)
    {
        foreach (var (time, expected) in extents.Where(pair => !HasValue(pair.Found, pair.Gold)))
        {
            score.Wrong(Stage, $"'{time.Span.Text}' is {time.Value}, not {expected.Value} ('{reading.Words([expected.Span])}')");
        }

        foreach (var missed in gold.Except(extents.Select(pair => pair.Gold)))
        {
            score.Missed(Stage, $"'{reading.Words([missed.Span])}' {missed.Type} {missed.Value}");
        }

        foreach (var other in found.Except(extents.Select(pair => pair.Found)))
        {
            score.Extra(Stage, $"'{other.Span.Text}' {Labels.Of(other.Type)} {other.Value}");
        }
    }
}
