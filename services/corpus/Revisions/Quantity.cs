using System.Collections.Frozen;
using System.Globalization;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>A number or a time of one revision.</summary>
/// <param name="IsTime">Whether it is a day or a time of day; lengths of time are numbers.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Range">The same in words.</param>
/// <param name="Value">What it is, in a form in which two ways to write one are one.</param>
/// <param name="Bound">How it bounds what it counts.</param>
/// <param name="Unit">What it is measured or counted in, the base form; may be empty.</param>
internal sealed record Quantity(bool IsTime, Span Span, WordRange Range, string Value, Bound Bound, string Unit)
{
    // Of these another one is another amount; a "person" may as well be a "resident".
    private static readonly FrozenDictionary<string, string> Measures = new[]
    {
        "dollar $ us$ usd buck", "euro € eur", "pound £ gbp sterling", "yen ¥ jpy", "percent % pc percentage", "point", "kilometre km kilometer", "mile", "metre m meter", "foot feet ft", "inch", "hectare", "acre",
        "tonne ton", "kilogram kg kilo", "gram", "litre liter", "degree", "second", "minute", "hour", "day", "week", "month", "year", "decade", "crown", "franc", "mark", "rouble ruble", "barrel", "megawatt mw", "kilowatt", "mph", "kph",
    }.SelectMany(row => row.Split(' ').Select(word => (word, First: row.Split(' ')[0]))).ToFrozenDictionary(pair => pair.word, pair => pair.First, StringComparer.Ordinal);

    /// <summary>What it reads as.</summary>
    public string Shown => IsTime ? Value : Unit.Length > 0 ? $"{Value} {Unit}" : Value;

    /// <summary>All of a revision that stand in what counts, in order.</summary>
    public static IReadOnlyList<Quantity> AllOf(RevisionSide side)
    {
        var times = side.Evidence.Times.Where(time => time.Span is not null && time.Value.Length > 0 && time.Type is TimeType.Date or TimeType.Time or TimeType.Set or TimeType.Duration)
            .Select(time => new Quantity(time.Type != TimeType.Duration, time.Span, side.WordsIn(time.Span), ValueOf(time), Bound.Unspecified, ""))
            .Where(quantity => !quantity.Range.IsEmpty).ToList();
        var dates = times.Where(time => time.IsTime).ToList();
        var figures = side.Evidence.Figures.Where(figure => figure.Span is not null)
            .Select(figure => new Quantity(IsTime: false, figure.Span, side.WordsIn(figure.Span), ValueOf(figure), figure.Bound, UnitOf(figure)))
            .Where(quantity => !quantity.Range.IsEmpty && !dates.Exists(date => Meet(date, quantity))).ToList();
        var lengths = times.Where(time => !time.IsTime && !figures.Exists(figure => Meet(figure, time)));
        var read = dates.Concat(figures).Concat(lengths).ToList();
        return [.. read.Concat(BareNumbers(side, read)).OrderBy(quantity => quantity.Range.From).ThenBy(quantity => quantity.Range.To)];
    }

    // Numbers that count nothing that is named: "has doubled to 48". Those of names are none.
    private static IEnumerable<Quantity> BareNumbers(RevisionSide side, IReadOnlyList<Quantity> read)
    {
        var taken = read.SelectMany(quantity => Enumerable.Range(quantity.Range.From, quantity.Range.To - quantity.Range.From))
            .Concat(side.WordsIn(side.Evidence.Entities.Where(entity => !entity.Unnamed).SelectMany(entity => entity.Mentions))).ToHashSet();
        return Enumerable.Range(0, side.Words.Count)
            .Where(at => char.IsAsciiDigit(side.Words[at].Key[0]) && !taken.Contains(at))
            .Select(at => new Quantity(IsTime: false, side.SpanOf(at), new WordRange(at, at + 1), Plain(side.Words[at].Key), Bound.Unspecified, ""));
    }

    /// <summary>Whether both give one amount.</summary>
    public bool IsSameAs(Quantity other) => Value == other.Value
        && (Bound == other.Bound || Bound == Bound.Unspecified || other.Bound == Bound.Unspecified)
        && (!IsMeasure(Unit) || !IsMeasure(other.Unit) || Unit == other.Unit);

    /// <summary>Whether the one is the other told more exactly: "in March", "on 3 March".</summary>
    public bool IsFinerThan(Quantity other) => IsTime && (Value.StartsWith(other.Value, StringComparison.Ordinal) || other.Value.StartsWith(Value, StringComparison.Ordinal));

    /// <summary>Whether units allow that it is one amount, told anew.</summary>
    public bool IsAkinTo(Quantity other) => IsTime == other.IsTime && (IsTime || Unit.Length == 0 || other.Unit.Length == 0 || Unit == other.Unit || IsMeasure(Unit) == IsMeasure(other.Unit));

    private static bool IsMeasure(string unit) => Measures.Values.Contains(unit, StringComparer.Ordinal);

    private static bool Meet(Quantity one, Quantity other) => one.Range.From < other.Range.To && other.Range.From < one.Range.To;

    private static string ValueOf(TimeExpression time) => time.Begin.Length + time.End.Length > 0 ? $"{time.Begin}/{time.End}" : time.Value;

    private static string ValueOf(Figure figure) => figure.HighNumber.Length > 0 ? $"{Plain(figure.Number)} to {Plain(figure.HighNumber)}" : Plain(figure.Number);

    private static string Plain(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.############", CultureInfo.InvariantCulture) : number;

    private static string UnitOf(Figure figure)
    {
        var words = RevisionWords.Of(figure.Unit, []);
        foreach (var word in words)
        {
            if (Measures.TryGetValue(word.Key, out var known) || Measures.TryGetValue(SingularOf(word.Key), out known))
            {
                return known;
            }
        }

        return words.Count > 0 ? SingularOf(words[^1].Key) : "";
    }

    private static string SingularOf(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
