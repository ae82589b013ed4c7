using System.Globalization;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads times that come again: "every Tuesday", "daily", "twice a week", "five a year", "on Mondays".</summary>
internal static class Sets
{
    public static TimeReading? Read(Scene scene, int at) => AtClock(scene, Every(scene, at)) ?? Weekdays(scene, at) ?? Adverb(scene, at) ?? Times(scene, at) ?? Rate(scene, at);

    private static TimeReading Of(int first, int end, string value, string quant, string freq = "") =>
        new(first, end, TimeType.Set, value, "set") { Quant = quant, Freq = freq, Confidence = 0.9 };

    // "every day at 7:13 p.m.", "every evening at six".
    private static TimeReading? AtClock(Scene scene, TimeReading? set)
    {
        if (set is null || scene.Lower(set.End) != "at" || (set.Value.Contains('T', StringComparison.Ordinal) && !set.Value.StartsWith("XXXX-XX-XXT", StringComparison.Ordinal)))
        {
            return set;
        }

        var day = set.Value is "P1D" || set.Value.StartsWith("XXXX-XX-XXT", StringComparison.Ordinal) ? "XXXX-XX-XX" : set.Value.StartsWith("XXXX-WXX-", StringComparison.Ordinal) ? set.Value : "";
        if (day.Length > 0 && Clocks.ReadClock(scene.Clause, set.End + 1) is { } clock)
        {
            return set with { End = clock.End, Value = day + "T" + clock.Iso };
        }

        var late = set.Value.EndsWith("EV", StringComparison.Ordinal) || set.Value.EndsWith("AF", StringComparison.Ordinal) || set.Value.EndsWith("NI", StringComparison.Ordinal);
        return day.Length > 0 && (late || set.Value.EndsWith("MO", StringComparison.Ordinal)) && TimeWords.TryNumber(scene.Lower(set.End + 1), out var hour) && hour is >= 1 and <= 12 && hour == Math.Floor(hour)
            ? set with { End = set.End + 2, Value = string.Create(CultureInfo.InvariantCulture, $"{day}T{(hour % 12) + (late ? 12 : 0):00}:00") }
            : set;
    }

    // "every day", "each year", "every other Friday", "every two years", "every summer".
    private static TimeReading? Every(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word is not ("every" or "each" or "alternate"))
        {
            return null;
        }

        var quant = word == "each" ? "EACH" : "EVERY";
        var next = at + 1;
        var step = word == "alternate" ? 2 : 1;
        if (scene.Lower(next) is "other" or "single" || (TimeWords.OrdinalOf(scene.Lower(next)) is >= 2 and <= 10 && TimeWords.UnitOf(scene.Lower(next + 1)) != Unit.None))
        {
            step = scene.Lower(next) switch { "other" => 2, "single" => 1, var ordinal => TimeWords.OrdinalOf(ordinal) };
            next++;
        }

        var named = scene.Lower(next);
        var unit = TimeWords.UnitOf(named);
        if (unit != Unit.None && !named.EndsWith('s'))
        {
            return scene.Lower(next + 1) == "of" ? null : Of(at, next + 1, unit == Unit.Night ? "XXXX-XX-XXTNI" : Durations.Value(step, unit), quant);
        }

        if (step == 1 && Durations.Number(scene, next) is { } amount && TimeWords.UnitOf(scene.Lower(amount.End)) is not Unit.None and var many)
        {
            return Of(at, amount.End + 1, Durations.Value(amount.Number, many), quant);
        }

        var value = Recurring(scene, next);
        if (value.Length == 0)
        {
            return null;
        }

        var part = value.Contains('T', StringComparison.Ordinal) ? "" : TimeWords.PartOfDay(scene.Lower(next + 1));
        return Of(at, part.Length > 0 ? next + 2 : next + 1, value + part, quant);
    }

    private static string Recurring(Scene scene, int at)
    {
        var word = scene.Lower(at);
        return TimeWords.DayOf(word) is >= 0 and var day ? Weekday(day)
            : CalendarDate.MonthAt(scene.Clause, at) is > 0 and var month ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:D2}")
            : TimeWords.SeasonOf(word) is >= 0 and var season ? "XXXX-" + (season switch { 0 => "SP", 1 => "SU", 2 => "FA", _ => "WI" })
            : TimeWords.PartOfDay(word) is { Length: > 0 } part && word != "overnight" ? "XXXX-XX-XX" + part : "";
    }

    private static string Weekday(int day) => string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{day + 1}");

    // "on Mondays", "weekdays", "at weekends".
    private static TimeReading? Weekdays(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word.EndsWith("days", StringComparison.Ordinal) && TimeWords.DayOf(word[..^1]) is >= 0 and var day)
        {
            return Of(at, at + 1, Weekday(day), "EVERY");
        }

        return word == "weekends" && scene.Lower(at - 1) is "on" or "at" or "and" or "," ? Of(at, at + 1, "P1WE", "EVERY")
            : word == "weekdays" ? Of(at, at + 1, "XXXX-WXX-XX", "EVERY") with { Confidence = 0.7 } : null;
    }

    // "daily", "annual": not in a name ("the Daily Gazette").
    private static TimeReading? Adverb(Scene scene, int at)
    {
        var word = scene.Lower(at);
        var value = word switch
        {
            "hourly" => "PT1H", "daily" or "everyday" => "P1D", "nightly" => "XXXX-XX-XXTNI", "weekly" => "P1W", "fortnightly" or "biweekly" or "bi-weekly" => "P2W", "monthly" => "P1M", "quarterly" => "P3M",
            "yearly" or "annual" or "annually" => "P1Y", "biennial" => "P2Y", "semiannual" or "biannual" => "P6M", _ => "",
        };
        return value.Length == 0 || (scene.IsCapital(at) && (at > scene.Clause.First || scene.Clause.Tag(at + 1) == "NNP")) || IsNoun(scene, at) ? null : Of(at, at + 1, value, "EVERY");
    }

    // "the Polish daily": a newspaper.
    private static bool IsNoun(Scene scene, int at) => scene.Clause.Tag(at + 1) == "NNP" || scene.Clause.Tag(at - 1) is "DT" or "JJ" or "PRP$" or "NNP" or "CD" && scene.Clause.Tag(at + 1) is not ("NN" or "NNS" or "JJ" or "VBG" or "VBN" or "CD");

    // "twice a week", "three times per year", "once every two years".
    private static TimeReading? Times(Scene scene, int at)
    {
        var word = scene.Lower(at);
        var count = word switch { "once" => 1, "twice" => 2, "thrice" => 3, _ => 0 };
        var next = at + 1;
        if (count == 0 && scene.Lower(next) is "times" && TimeWords.TryNumber(word, out var number) && number is >= 1 and <= 1000 && number == Math.Floor(number))
        {
            count = (int)number;
            next++;
        }

        if (count == 0)
        {
            return null;
        }

        if (scene.Lower(next) is "a" or "an" or "per" && TimeWords.UnitOf(scene.Lower(next + 1)) is > Unit.Second and var unit && !scene.Lower(next + 1).EndsWith('s'))
        {
            return Of(at, next + 2, Durations.Value(1, unit), "EVERY", $"{count}X");
        }

        return Every(scene, next) is { } every ? every with { First = at, Freq = $"{count}X" } : null;
    }

    // "15 a year", "$3m per month": the number says of how much.
    private static TimeReading? Rate(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word is not ("a" or "an" or "per") || TimeWords.UnitOf(scene.Lower(at + 1)) is not (> Unit.Second and var unit) || scene.Lower(at + 1).EndsWith('s') || scene.Lower(at + 2) is "ago" or "later" or "earlier" or "before" or "after" or "and")
        {
            return null;
        }

        return word == "per" || IsCounted(scene, at) ? Of(at, at + 2, Durations.Value(1, unit), "EVERY") : null;
    }

    private static bool IsCounted(Scene scene, int at)
    {
        if (scene.Clause.Tag(at - 1) is not ("CD" or "NN" or "NNS" or "NNP"))
        {
            return false;
        }

        for (var i = at - 1; i >= scene.Clause.First && i > at - 5; i--)
        {
            if (scene.Clause.Tag(i) is "CD")
            {
                return TimeWords.YearOf(scene.Lower(i)) == 0 && TimeWords.UnitOf(scene.Lower(i + 1)) == Unit.None;
            }

            if (scene.Clause.Tag(i) is "IN" or "TO" && scene.Lower(i) is not ("of" or "per") || scene.Clause.Tag(i) is "," || scene.Clause[i].IsVerb)
            {
                return false;
            }
        }

        return false;
    }
}
