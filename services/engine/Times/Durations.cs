using System.Globalization;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>A number of units: "three", "two and a half", or vague ("several"), up to token End.</summary>
internal readonly record struct Amount(decimal? Number, int End)
{
    public string Text => Number is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : "X";
}

/// <summary>A length of time as read: its first unit and the whole of it.</summary>
internal readonly record struct Length(decimal? Number, Unit Unit, string Value, int End)
{
    /// <summary>Whole units to count by; null where the length is vague.</summary>
    public int? Count => Number is { } number && number == Math.Floor(number) && number is > 0 and <= 100000 ? (int)number : null;
}

/// <summary>Reads lengths of time: "three days", "a year and a half", "27-year", "several weeks", "half an hour".</summary>
internal static class Durations
{
    public static TimeReading? Read(Scene scene, int at)
    {
        // "all day", "all week".
        if (scene.Lower(at) == "all" && TimeWords.UnitOf(scene.Lower(at + 1)) is Unit.Day or Unit.Night or Unit.Week or Unit.Weekend or Unit.Month or Unit.Year && !scene.Lower(at + 1).EndsWith('s'))
        {
            return new TimeReading(at, at + 2, TimeType.Duration, Value(1, TimeWords.UnitOf(scene.Lower(at + 1))), "duration");
        }

        if (Between(scene, at) is { } between)
        {
            return between;
        }

        if (Measure(scene, at) is not { } length || IsAge(scene, at, length.End))
        {
            return Bare(scene, at);
        }

        var article = scene.Lower(at) is "a" or "an";
        if (article && length.End == at + 2 && !TakesLength(scene, at, length.End))
        {
            return null;
        }

        // "a week or so".
        return scene.Lower(length.End) == "or" && scene.Lower(length.End + 1) is "so" or "more" && (article || length.End > at)
            ? new TimeReading(at, length.End + 2, TimeType.Duration, length.Value, "duration") { Mod = scene.Lower(length.End + 1) == "so" ? "APPROX" : "EQUAL_OR_MORE" }
            : new TimeReading(at, length.End, TimeType.Duration, length.Value, "duration");
    }

    /// <summary>The length that begins with this token.</summary>
    public static Length? Measure(Scene scene, int at)
    {
        if (Hyphenated(scene, at) is { } joined)
        {
            return joined;
        }

        if (Half(scene, at) is { } half)
        {
            return half;
        }

        if (Number(scene, at) is not { } amount)
        {
            return null;
        }

        var unitAt = amount.End;
        unitAt += scene.Lower(unitAt) is "more" or "full" or "additional" or "consecutive" or "straight" or "successive" or "whole" or "solid" or "long" or "further" or "extra" or "business" or "working" or "calendar"
            || (scene.Clause.Tag(unitAt) == "JJ" && amount.Number is not 1 && TimeWords.UnitOf(scene.Lower(unitAt)) == Unit.None && TimeWords.UnitOf(scene.Lower(unitAt + 1)) != Unit.None && scene.Lower(unitAt + 1).EndsWith('s')) ? 1 : 0;
        var unit = TimeWords.UnitOf(scene.Lower(unitAt));
        if (unit == Unit.None || (scene.Lower(unitAt) is "second" or "min" or "sec" && amount.Number != 1 && scene.Lower(unitAt) == "second") || (unit == Unit.Quarter && (amount.Number is null or < 2 || !scene.Lower(unitAt).EndsWith('s'))))
        {
            return null;
        }

        var number = amount.Number;
        var end = unitAt + 1;
        if (scene.Lower(end) == "and" && scene.Lower(end + 1) == "a" && scene.Lower(end + 2) == "half")
        {
            number += 0.5m;
            end += 3;
        }

        return Compound(scene, new Length(number, unit, Value(number, unit), end));
    }

    /// <summary>TIMEX3 value of so many units.</summary>
    public static string Value(decimal? number, Unit unit)
    {
        var (letter, factor) = unit switch
        {
            Unit.Second => ("S", 1), Unit.Minute => ("M", 1), Unit.Hour => ("H", 1), Unit.Night => ("D", 1), Unit.Day => ("D", 1), Unit.Weekend => ("WE", 1), Unit.Week => ("W", 1), Unit.Fortnight => ("W", 2),
            Unit.Month => ("M", 1), Unit.Quarter => ("M", 3), Unit.Year => ("Y", 1), Unit.Decade => ("Y", 10), _ => ("Y", 100),
        };
        var amount = number is { } known ? (known * factor).ToString("0.##", CultureInfo.InvariantCulture) : "X";
        return (unit is Unit.Second or Unit.Minute or Unit.Hour ? "PT" : "P") + amount + letter;
    }

    // "three to four weeks", "10 or 15 years": a length between two.
    private static TimeReading? Between(Scene scene, int at)
    {
        if (Number(scene, at) is not { Number: { } low } first || scene.Lower(first.End) is not ("to" or "or" or "-" or "\u2013") || Measure(scene, first.End + 1) is not { Number: { } high } length || low >= high || IsAge(scene, at, length.End))
        {
            return null;
        }

        return new TimeReading(at, length.End, TimeType.Duration, $"{Value(low, length.Unit)}/{length.Value}", "duration-range") { RangeBegin = Value(low, length.Unit), RangeEnd = length.Value };
    }

    // "two years and three months", "an hour and 20 minutes", "1 hour 30 minutes".
    private static Length Compound(Scene scene, Length first)
    {
        var at = scene.Lower(first.End) == "and" ? first.End + 1 : first.End;
        if (first.Number is null || scene.Lower(at) is "a" or "an" || Number(scene, at) is not { Number: { } number } next || TimeWords.UnitOf(scene.Lower(next.End)) is not (not Unit.None and var unit) || unit >= first.Unit)
        {
            return first;
        }

        var tail = Value(number, unit);
        tail = first.Value.StartsWith("PT", StringComparison.Ordinal) ? tail.StartsWith("PT", StringComparison.Ordinal) ? tail[2..] : "" : tail[1..];
        return tail.Length == 0 ? first : first with { Number = null, Value = first.Value + tail, End = next.End + 1 };
    }

    /// <summary>The number that begins with this token.</summary>
    public static Amount? Number(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word is "a" or "an" or "another")
        {
            if (word == "a" && scene.Lower(at + 1) is "few" or "couple" or "dozen" or "handful" or "number" or "hundred" or "thousand" or "single")
            {
                var end = scene.Lower(at + 2) == "of" ? at + 3 : at + 2;
                return new Amount(scene.Lower(at + 1) switch { "couple" => 2, "dozen" => 12, "hundred" => 100, "thousand" => 1000, "single" => 1, _ => null }, end);
            }

            return word == "another" && scene.Lower(at + 1) is not ("a" or "an" or "another") && Number(scene, at + 1) is { } more ? more : new Amount(1, at + 1);
        }

        if (word is "several" or "many" or "few" or "numerous" or "couple" or "multiple")
        {
            return new Amount(word == "couple" ? 2 : null, scene.Lower(at + 1) == "of" ? at + 2 : at + 1);
        }

        if (word is "dozens" or "hundreds" or "thousands" && scene.Lower(at + 1) == "of")
        {
            return new Amount(null, at + 2);
        }

        if (!TimeWords.TryNumber(word, out var number) || number > 1_000_000)
        {
            return null;
        }

        at++;
        if (scene.Lower(at) is "hundred" or "thousand" or "dozen")
        {
            number *= scene.Lower(at) switch { "hundred" => 100, "thousand" => 1000, _ => 12 };
            at++;
        }

        // "two and a half", "two and half".
        var half = scene.Lower(at) == "and" ? scene.Lower(at + 1) == "half" ? at + 2 : scene.Lower(at + 1) == "a" && scene.Lower(at + 2) == "half" ? at + 3 : 0 : 0;
        return half > 0 ? new Amount(number + 0.5m, half) : new Amount(number, at);
    }

    // "half an hour", "half a century", "half-century".
    private static Length? Half(Scene scene, int at)
    {
        if (scene.Lower(at) == "half-century" || (scene.Lower(at) == "a" && scene.Lower(at + 1) == "half-century"))
        {
            return new Length(50, Unit.Year, "P50Y", scene.Lower(at) == "a" ? at + 2 : at + 1);
        }

        if (scene.Lower(at) == "quarter" && scene.Lower(at + 1) == "of" && scene.Lower(at + 2) == "an" && scene.Lower(at + 3) == "hour")
        {
            return new Length(15, Unit.Minute, "PT15M", at + 4);
        }

        if (scene.Lower(at) == "a" && scene.Lower(at + 1) is "quarter" or "half" && Half(scene, at + 1) is { } some)
        {
            return some;
        }

        if (scene.Lower(at) != "half" || scene.Lower(at + 1) is not ("a" or "an"))
        {
            return null;
        }

        return TimeWords.UnitOf(scene.Lower(at + 2)) switch
        {
            Unit.Hour => new Length(30, Unit.Minute, "PT30M", at + 3),
            Unit.Day => new Length(12, Unit.Hour, "PT12H", at + 3),
            Unit.Year => new Length(6, Unit.Month, "P6M", at + 3),
            Unit.Decade => new Length(5, Unit.Year, "P5Y", at + 3),
            Unit.Century => new Length(50, Unit.Year, "P50Y", at + 3),
            _ => null,
        };
    }

    // "three-day", "27-year", "months-long", "weeklong", "two-and-a-half-year"; an age ("27-year-old") is none.
    private static Length? Hyphenated(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word is "daylong" or "weeklong" or "monthlong" or "yearlong" or "decadelong")
        {
            var whole = TimeWords.UnitOf(word[..^4]);
            return new Length(1, whole, Value(1, whole), at + 1);
        }

        var dash = word.LastIndexOf('-');
        if (dash <= 0 || word.Length > 40)
        {
            return null;
        }

        if (word.EndsWith("-long", StringComparison.Ordinal))
        {
            word = word[..dash];
            dash = word.LastIndexOf('-');
            if (dash < 0)
            {
                var bare = TimeWords.UnitOf(word);
                decimal? count = word.EndsWith('s') ? null : 1;
                return bare == Unit.None ? null : new Length(count, bare, Value(count, bare), at + 1);
            }
        }

        var unit = dash < 0 ? Unit.None : TimeWords.UnitOf(word[(dash + 1)..]);
        if (unit is Unit.None or Unit.Second)
        {
            return null;
        }

        var number = word[..dash];
        var half = number.EndsWith("-and-a-half", StringComparison.Ordinal);
        number = half ? number[..^11] : number;
        return number is "several" or "multi" && unit != Unit.Quarter ? new Length(null, unit, Value(null, unit), at + 1)
            : TimeWords.TryNumber(number, out var read) && (unit != Unit.Quarter || read > 4) ? new Length(read + (half ? 0.5m : 0), unit, Value(read + (half ? 0.5m : 0), unit), at + 1) : null;
    }

    // "for days", "months of talks", "over the years": so many, and not how many.
    private static TimeReading? Bare(Scene scene, int at)
    {
        var the = scene.Lower(at) == "the" && scene.Lower(at - 1) is "over" or "through" or "down" or "across" ? 1 : 0;
        var word = scene.Lower(at + the);
        if (word is not ("days" or "weeks" or "months" or "years" or "hours" or "minutes" or "decades" or "centuries") || scene.Clause.Tag(at - 1) is "CD" or "JJ" or "DT" or "PRP$" or "NN" or "NNP")
        {
            return null;
        }

        var before = scene.Lower(at - 1);
        var after = scene.Lower(at + the + 1);
        return the == 1 || before is "for" or "after" or "within" or "in" or "over" or "took" or "take" or "takes" or "lasted" or "last" or "spent" or "spend" or "following" || (after == "of" && word != "minutes")
            ? new TimeReading(at, at + the + 1, TimeType.Duration, Value(null, TimeWords.UnitOf(word)), "duration-vague") with { Confidence = 0.8 }
            : null;
    }

    // "a week" is a length after words that take one; elsewhere it may be a rate or a certain week.
    private static bool TakesLength(Scene scene, int at, int end) =>
        scene.Lower(end) is not ("when" or "that" or "where" or "out" or "off" or "when")
        && (scene.Lower(at - 1) is "for" or "in" or "within" or "over" or "after" or "about" or "than" or "nearly" or "almost" or "just" or "takes" or "took" or "take" or "spent" or "spend" or "last" or "lasted"
            or "under" or "barely" or "only" or "least" or "around" or "roughly" or "half" or "quite" or "of" or "exactly" or "up" or "another" or "lasting" or "waited" or "wait"
            || scene.Lower(end) is "of" or "before" or "after" or "long" or "now" or "or");

    /// <summary>"26 years old", "aged 30 years", "years of age": an age is no time.</summary>
    public static bool IsAge(Scene scene, int at, int end) =>
        scene.Lower(end) is "old" or "older" or "young" || (scene.Lower(end) == "of" && scene.Lower(end + 1) == "age") || scene.Lower(at - 1) is "aged" or "age";
}
