using System.Collections.Frozen;
using System.Globalization;

namespace Hearsay.Engine.Times;

/// <summary>Names of days, months, seasons, units and numbers.</summary>
internal static class TimeWords
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
        "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly FrozenDictionary<string, int> Days = new Dictionary<string, int>
    {
        ["monday"] = 0, ["tuesday"] = 1, ["wednesday"] = 2, ["thursday"] = 3, ["friday"] = 4, ["saturday"] = 5, ["sunday"] = 6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> ShortDays = new Dictionary<string, int>
    {
        ["mon"] = 0, ["tue"] = 1, ["tues"] = 1, ["wed"] = 2, ["thu"] = 3, ["thur"] = 3, ["thurs"] = 3, ["fri"] = 4, ["sat"] = 5, ["sun"] = 6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> MonthNumbers = Months.Select((name, i) => (name, i + 1))
        .Concat(Months.Select((name, i) => (name[..3], i + 1))).Append(("sept", 9)).DistinctBy(pair => pair.Item1)
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Unit> Units = new Dictionary<string, Unit>
    {
        ["second"] = Unit.Second, ["minute"] = Unit.Minute, ["hour"] = Unit.Hour, ["night"] = Unit.Night, ["day"] = Unit.Day, ["weekend"] = Unit.Weekend, ["week"] = Unit.Week,
        ["fortnight"] = Unit.Fortnight, ["month"] = Unit.Month, ["quarter"] = Unit.Quarter, ["year"] = Unit.Year, ["decade"] = Unit.Decade, ["century"] = Unit.Century,
        ["seconds"] = Unit.Second, ["minutes"] = Unit.Minute, ["hours"] = Unit.Hour, ["nights"] = Unit.Night, ["days"] = Unit.Day, ["weekends"] = Unit.Weekend, ["weeks"] = Unit.Week,
        ["fortnights"] = Unit.Fortnight, ["months"] = Unit.Month, ["quarters"] = Unit.Quarter, ["years"] = Unit.Year, ["decades"] = Unit.Decade, ["centuries"] = Unit.Century,
        ["sec"] = Unit.Second, ["secs"] = Unit.Second, ["min"] = Unit.Minute, ["mins"] = Unit.Minute, ["hr"] = Unit.Hour, ["hrs"] = Unit.Hour,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Seasons = new Dictionary<string, int>
    {
        ["spring"] = 0, ["springtime"] = 0, ["summer"] = 1, ["summertime"] = 1, ["autumn"] = 2, ["fall"] = 2, ["winter"] = 3, ["wintertime"] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>0 for Monday to 6 for Sunday, or -1.</summary>
    public static int DayOf(string lower) => Days.GetValueOrDefault(lower, -1);

    /// <summary>The same for "Mon" and the like, which are days only beside a date.</summary>
    public static int ShortDayOf(string lower) => ShortDays.GetValueOrDefault(lower.TrimEnd('.'), -1);

    /// <summary>1 to 12, or 0.</summary>
    public static int MonthOf(string lower) => MonthNumbers.GetValueOrDefault(lower.TrimEnd('.'), 0);

    /// <summary>0 for spring to 3 for winter, or -1.</summary>
    public static int SeasonOf(string lower) => Seasons.GetValueOrDefault(lower, -1);

    public static bool IsDayOrMonth(string lower) => DayOf(lower) >= 0 || ShortDayOf(lower) >= 0 || (MonthOf(lower) > 0 && lower is not ("mar" or "jan"));

    public static Unit UnitOf(string lower) => Units.GetValueOrDefault(lower, Unit.None);

    /// <summary>"TMO" and the like; empty for other words.</summary>
    public static string PartOfDay(string lower) => lower switch { "morning" => "TMO", "afternoon" => "TAF", "evening" => "TEV", "night" => "TNI", "overnight" => "TNI", _ => "" };

    /// <summary>"third", "21st"; 0 for other words.</summary>
    public static int OrdinalOf(string lower)
    {
        if (lower.Length is >= 3 and <= 4 && lower[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(lower.AsSpan(0, lower.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return Math.Max(0, Array.IndexOf(Ordinals, lower, 1));
    }

    /// <summary>"3", "three", "twenty-eight", "2.5", "1,000"; false for other words.</summary>
    public static bool TryNumber(string lower, out decimal number)
    {
        number = 0;
        if (lower.Length is 0 or > 20)
        {
            return false;
        }

        if (char.IsAsciiDigit(lower[0]))
        {
            return decimal.TryParse(lower, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
        }

        var at = Array.IndexOf(Numbers, lower);
        if (at >= 0)
        {
            number = at;
            return true;
        }

        var dash = lower.IndexOf('-', StringComparison.Ordinal);
        var ten = Array.IndexOf(Tens, dash < 0 ? lower : lower[..dash]);
        var one = dash < 0 ? 0 : Array.IndexOf(Numbers, lower[(dash + 1)..]);
        number = (ten * 10) + one;
        return ten >= 2 && one is >= 0 and <= 9;
    }

    /// <summary>A year of four digits, or 0.</summary>
    public static int YearOf(string lower, int least = 1000) =>
        lower.Length == 4 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= least && year <= 2199 ? year : 0;

    /// <summary>"5", "05", "5th", "fifth" as a day of a month, or 0.</summary>
    public static int DayNumberOf(string lower)
    {
        var day = lower.Length is 1 or 2 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain : OrdinalOf(lower);
        return day is >= 1 and <= 31 ? day : 0;
    }
}
