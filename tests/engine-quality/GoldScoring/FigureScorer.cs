using System.Globalization;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Figures one to one: the same value and unit, those that overlap first. Items, and what is counted, are those of the figures found so.</summary>
internal static class FigureScorer
{
    public const string Stage = "figures";

    public static readonly Scoring.Figure Found = new(Stage, "found"), Value = new(Stage, "value"), Items = new("items", "of found"), Of = new("of what", "of found"), Bound = new("bound", "of found"), High = new("upper number", "of found");

    private static readonly (string Sign, string Words)[] Units =
    [
        ("$", "dollar"), ("us$", "dollar"), ("usd", "dollar"), ("£", "pound"), ("gbp", "pound"), ("€", "euro"), ("eur", "euro"), ("¥", "yen"), ("%", "percent"), ("per cent", "percent"), ("pc", "percent"), ("feet", "foot"),
        ("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"), ("km", "kilometre"), ("kilometer", "kilometre"), ("meter", "metre"), ("kg", "kilogram"),
    ];

    public static void Score(GoldReading reading, GoldScore score)
    {
        var (found, gold) = (reading.Evidence.Figures, reading.Article.Figures);
        var values = OneToOne.Pair(found, gold, Likeness);
        var right = values.Where(pair => HasUnit(pair.Found, pair.Gold)).ToList();
        var optional = gold.Except(values.Select(pair => pair.Gold)).Count(item => item.AlsoRight.MayBeMissing);
        score.Add(Found, new Tally(right.Count, found.Count, gold.Count - optional));
        score.Add(Value, new Tally(values.Count, found.Count, gold.Count - optional));
        foreach (var (item, expected) in right)
        {
            ScoreDetails(reading, item, expected, score);
        }

        foreach (var (item, expected) in values.Except(right))
        {
            score.Wrong(Stage, $"unit '{item.Unit}', not '{expected.Unit}': '{reading.Words([expected.Span])}'");
        }

        foreach (var missed in gold.Except(values.Select(pair => pair.Gold)).Where(item => !item.AlsoRight.MayBeMissing))
        {
            score.Missed(Stage, $"'{reading.Words([missed.Span])}' {missed.Value} {missed.Unit}");
        }

        foreach (var other in found.Except(values.Select(pair => pair.Found)))
        {
            score.Extra(Stage, $"'{other.Span.Text}' {other.Number} {other.Unit}");
        }
    }

    // The same number with another unit is the same figure only where it stands.
    private static double? Likeness(Model.Figure item, GoldFigure gold)
    {
        var overlap = SpanLists.Jaccard([ModelSpans.Of(item.Span)], [gold.Span]);
        return !HasValue(item, gold) ? null : HasUnit(item, gold) ? 2 + overlap : overlap > 0 ? overlap : null;
    }

    private static void ScoreDetails(GoldReading reading, Model.Figure item, GoldFigure expected, GoldScore score)
    {
        var items = OneToOne.Pair(item.Items, expected.Items, (one, other) => SpanLists.Jaccard([ModelSpans.Of(one)], [other]) is >= 0.5 and var likeness ? likeness : null).Count;
        score.Add(Items, new Tally(items, item.Items.Count, expected.Items.Count));
        var same = WordLists.Alike(item.Of?.Text, expected.Of) || expected.AlsoRight.Quoted("of").Any(words => WordLists.Alike(item.Of?.Text, words));
        score.Field(Of, item.Of is not null, expected.Of is not null, same);
        // What is not annotated is exact: the real article has no bounds.
        var (bound, wanted) = (item.Bound == Model.Bound.Unspecified ? "EXACT" : Labels.Of(item.Bound), expected.Bound ?? "EXACT");
        var bounded = LabelScorer.IsRight(bound, wanted, expected.AlsoRight.Labels("bound"));
        score.Share(Bound, bounded);
        score.Field(High, item.HighNumber.Length > 0, expected.High is not null, decimal.TryParse(item.HighNumber, NumberStyles.Float, CultureInfo.InvariantCulture, out var high) && high == expected.High);
        if (!bounded)
        {
            score.Wrong(Stage, $"bound {bound}, not {wanted}: '{reading.Words([expected.Span])}'");
        }

        if (items < Math.Max(item.Items.Count, expected.Items.Count))
        {
            score.Wrong(Stage, $"items {string.Join(" | ", item.Items.Select(one => one.Text))}, not {string.Join(" | ", expected.Items.Select(one => reading.Words([one])))}: '{reading.Words([expected.Span])}'");
        }

        if ((item.Of is not null || expected.Of is not null) && !same)
        {
            score.Wrong(Stage, $"of '{item.Of?.Text}', not '{expected.Of}': '{reading.Words([expected.Span])}'");
        }
    }

    private static bool HasValue(Model.Figure item, GoldFigure gold) =>
        decimal.TryParse(item.Number, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && (number == gold.Value || gold.AlsoRight.Values("value").Any(value => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && number == other));

    private static bool HasUnit(Model.Figure item, GoldFigure gold) =>
        gold.AlsoRight.Values("unit").Append(gold.Unit ?? "").Any(unit => SameUnit(Plain(unit), Plain(item.Unit))) || (item.Unit.Length == 0 && gold.AlsoRight.MayBeNull("unit"));

    // "US officials" are officials: an annotator may give the noun alone.
    private static bool SameUnit(string a, string b) => a == b || (a.Length > 0 && b.EndsWith(" " + a, StringComparison.Ordinal)) || (b.Length > 0 && a.EndsWith(" " + b, StringComparison.Ordinal));

    /// <summary>A unit in lower case and the singular; signs as words.</summary>
    private static string Plain(string unit)
    {
        var lower = unit.Trim().ToLowerInvariant().Replace('-', ' ');
        return Units.FirstOrDefault(known => known.Sign == lower || known.Sign == lower.TrimEnd('s')).Words
            ?? (lower.EndsWith("ies", StringComparison.Ordinal) ? lower[..^3] + "y" : lower.TrimEnd('s'));
    }
}
