using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Figures;

/// <summary>A number, or a range of two, with its unit: tokens [First, End).</summary>
internal readonly record struct Quantity(int First, int End, decimal Number, decimal? High, string Unit, string Rule, double Confidence)
{
    public Bound Bound { get; init; } = Bound.Exact;
}

/// <summary>Reads a number with its unit at a token: money, percent, counted things, ranges of them, parts of a whole.</summary>
internal static class QuantityReader
{
    public static Quantity? Read(Clause clause, int at)
    {
        if (UnitReader.InOneWord(clause.Lower(at)) is { Unit.Length: > 0 } joined)
        {
            return new Quantity(at, at + 1, joined.Number, null, joined.Unit, joined.Age ? "figure:age" : "figure:compound", 0.85);
        }

        return Money(clause, at) ?? Part(clause, at) ?? Spell(clause, at) ?? Numbered(clause, at);
    }

    // "$3 billion", "US$5m", "between £20 and £30", "$1.2-$1.5 million", "EUR 40".
    private static Quantity? Money(Clause clause, int at)
    {
        var sign = SignAt(clause, at);
        if (sign == 0 || NumberReader.Read(clause, at + sign) is not { } number || (number.Suffix.Length > 0 && number.Factor == 1))
        {
            return null;
        }

        var unit = UnitReader.Printed(clause, at, at + sign);
        var (value, end, high) = (number.Value, number.End, (decimal?)null);
        if (LinkAfter(clause, at, end) is { } next)
        {
            var secondSign = SignAt(clause, next);
            if (NumberReader.Read(clause, next + secondSign) is { } second && (secondSign > 0 || second.Factor > 1 || clause.Lower(next - 1) is "-" or "–"))
            {
                // "$1.2 to $1.5 million": the factor is said once.
                value = number.Factor == 1 && second.Factor > 1 && value < 1000 ? value * second.Factor : value;
                (high, end) = second.Value > value ? ((decimal?)second.Value, second.End) : (null, end);
                value = high is null ? number.Value : value;
            }
        }

        return new Quantity(at, end, value, high, unit, "figure:money", 0.95) { Bound = high is null ? Bound.Exact : Bound.Between };
    }

    private static int SignAt(Clause clause, int at)
    {
        if (UnitReader.IsCurrencySign(clause.Lower(at)))
        {
            return 1;
        }

        // "US$", "A$"; "USD 5"
        return clause[Math.Min(at, clause.End - 1)].IsCapital && clause.Lower(at).Length <= 3 && UnitReader.IsCurrencySign(clause.Lower(at + 1)) && clause[at].End == clause[at + 1].Start ? 2
            : at < clause.End && UnitReader.IsCurrencyCode(clause, at) && clause.Lower(at + 1) is [>= '0' and <= '9', ..] ? 1 : 0;
    }

    private static Quantity? Numbered(Clause clause, int at)
    {
        var glued = Glued(clause, at);
        if ((glued?.Low ?? NumberReader.Read(clause, at)) is not { } number)
        {
            return null;
        }

        var (value, end, high) = (number.Value, number.End, glued?.High);
        var last = number;
        if (high is null && LinkAfter(clause, at, end) is { } next && NumberReader.Read(clause, next) is { } second && second.Value > 0)
        {
            value = number.Factor == 1 && second.Factor > 1 && number.Value < 1000 && number.Value < second.Value / second.Factor ? value * second.Factor : value;
            (high, end, last) = second.Value > value ? ((decimal?)second.Value, second.End, second) : (null, end, number);
            value = high is null ? number.Value : value;
        }

        var after = BoundReader.AfterNumber(clause, end);
        // "60 or so people"; "5% to 10%": the first percent sign stands inside the range.
        if (high is null && UnitReader.Percent(clause, end) is { } percent && LinkAfter(clause, at, percent.End) is { } top && NumberReader.Read(clause, top) is { } upper && upper.Value > value && UnitReader.Percent(clause, upper.End) is { } both)
        {
            return new Quantity(at, both.End, value, upper.Value, both.Unit, both.Rule, both.Confidence) { Bound = Bound.Between };
        }

        // "a government of one party": a single thing is a figure only where something bounds it.
        var counts = value != 1 || char.IsAsciiDigit(clause.Lower(at)[0]) || after.Bound != Bound.Exact || BoundReader.BeforeNumber(clause, at).Bound != Bound.Exact;
        counts &= !IsYear(clause, at, value, end) || after.Bound != Bound.Exact || BoundReader.BeforeNumber(clause, at).Bound != Bound.Exact;
        if (counts && UnitReader.Read(clause, after.End, last) is { } unit)
        {
            return new Quantity(at, unit.End, value, high, unit.Unit, unit.Rule, unit.Confidence) { Bound = high is not null ? Bound.Between : after.Bound };
        }

        return UnitReader.IsFate(clause, end) && value > 1 ? new Quantity(at, end, value, high, "people", "figure:fate", 0.75) { Bound = high is not null ? Bound.Between : Bound.Exact } : null;
    }

    // "the 1995 filings": four digits that could be a year are one, unless people are counted.
    private static bool IsYear(Clause clause, int at, decimal value, int end) =>
        value is >= 1900 and < 2100 && clause.Lower(at).Length == 4 && char.IsAsciiDigit(clause.Lower(at)[0]) && UnitReader.Percent(clause, end) is null && clause.Lower(end) is not "people";

    // "within a week", "a month or so": a single length of time, where something bounds it.
    private static Quantity? Spell(Clause clause, int at) =>
        clause.Lower(at) is "a" or "an" && Times.TimeWords.UnitOf(clause.Lower(at + 1)) != Times.Unit.None && !clause.Lower(at + 1).EndsWith('s')
        && (BoundReader.BeforeNumber(clause, at).Bound is not (Bound.Exact or Bound.MoreThan) || (BoundReader.BeforeNumber(clause, at).Bound is Bound.MoreThan && clause.Lower(at - 1) == "than") || BoundReader.AfterNumber(clause, at + 2).Bound != Bound.Exact)
        && clause.Lower(at + 2) is not "ago" && clause.Lower(at - 1) is not ("some" or "near")
            ? new Quantity(at, at + 2, 1, null, clause.Lower(at + 1), "figure:spell", 0.75) : null;

    // "20-30"
    private static (NumberReading Low, decimal High)? Glued(Clause clause, int at)
    {
        var word = clause.Lower(at);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || word.Length > 24 || !char.IsAsciiDigit(word[0]) || NumberReader.Plain(word.AsSpan(0, dash)) is not { } low)
        {
            return null;
        }

        var digits = dash + 1;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] is '.' or ','))
        {
            digits++;
        }

        if (NumberReader.Plain(word.AsSpan(dash + 1, digits - dash - 1)) is not { } high || digits < word.Length || high <= low || high > 1_000_000_000_000m)
        {
            return null;
        }

        var factor = clause.Lower(at + 1) switch { "thousand" => 1000m, "million" => 1_000_000m, "billion" => 1_000_000_000m, _ => 1m };
        return (new NumberReading(factor > 1 ? at + 2 : at + 1, low * factor, factor, ""), high * factor);
    }

    // Where the upper number begins: after "to", "or", a dash; after "and" where "between" stands before. "From 3 to 5" is a change, no range.
    private static int? LinkAfter(Clause clause, int at, int end) => clause.Lower(end) switch
    {
        "to" => clause.Lower(at - 1) is "from" ? null : end + 1,
        "and" => clause.Lower(at - 1) is "between" ? end + 1 : null,
        "or" or "-" or "–" or "—" => end + 1,
        _ => null,
    };

    // "half of voters", "two-thirds of her costs", "a quarter of an hour"
    private static Quantity? Part(Clause clause, int at)
    {
        if (NumberReader.Fraction(clause, at) is not { } part)
        {
            return null;
        }

        var end = part.End;
        var of = clause.Lower(end) == "of";
        if (of && clause.Lower(end + 1) is "a" or "an" && Times.TimeWords.UnitOf(clause.Lower(end + 2)) != Times.Unit.None)
        {
            return new Quantity(at, end + 3, part.Value, null, clause.Lower(end + 2), "figure:part", 0.8);
        }

        // "half the town": only a whole that follows makes it a part; "the second half" and "a third, who ..." are none.
        var whole = of ? clause.Tag(end + 1) is "DT" or "PRP$" or "NN" or "NNS" or "NNP" or "JJ" or "DT" or "CD" or "PRP"
            : clause.Lower(at) == "half" && clause.Lower(end) is "the" or "of" && clause.Lower(at - 1) is not ("first" or "second" or "other" or "the" or "this");
        return whole && clause.Lower(at - 1) is not ("first" or "second" or "other" or "latter" or "'s" or "the" or "this" or "last" or "next")
            ? new Quantity(at, end, part.Value, null, "", "figure:part", 0.75) : null;
    }
}
