using System.Globalization;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Times;

/// <summary>A date as written; a part that is not written is 0.</summary>
internal readonly record struct CalendarDate(int Year, int Month, int Day, int End)
{
    public string Iso => Day > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    public static CalendarDate? Read(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word.Length == 10 && word[4] == '-' && DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return new CalendarDate(exact.Year, exact.Month, exact.Day, at + 1);
        }

        var month = MonthAt(clause, at);
        if (month > 0)
        {
            var day = DayAt(clause, at + 1);
            var next = day > 0 ? at + 2 : at + 1;
            var year = YearAt(clause, clause.IsComma(next) ? next + 1 : next);
            var end = year > 0 ? (clause.IsComma(next) ? next + 2 : next + 1) : next;
            return day == 0 && year == 0 && !IsBareMonth(clause, at) ? null : Real(year, month, day, end);
        }

        var leading = DayAt(clause, at);
        var of = clause.Lower(at + 1) == "of" ? 1 : 0;
        if (leading > 0 && MonthAt(clause, at + 1 + of) is var after and > 0)
        {
            var next = at + 2 + of;
            var year = YearAt(clause, clause.IsComma(next) ? next + 1 : next);
            return Real(year, after, leading, year > 0 ? (clause.IsComma(next) ? next + 2 : next + 1) : next);
        }

        return null;
    }

    /// <summary>A time of day as "HH:mm".</summary>
    public static (string Iso, int End)? ReadClock(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word.Length is 0 or > 7 || !char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        var end = at + 1;
        var half = word.EndsWith("am", StringComparison.Ordinal) ? "am" : word.EndsWith("pm", StringComparison.Ordinal) ? "pm" : "";
        var digits = half.Length > 0 ? word[..^2] : word;
        if (half.Length == 0 && clause.Lower(end).Replace(".", "", StringComparison.Ordinal) is "am" or "pm")
        {
            half = clause.Lower(end).Replace(".", "", StringComparison.Ordinal);
            end++;
        }

        var parts = digits.Split(':', '.');
        if (half.Length == 0 && !digits.Contains(':', StringComparison.Ordinal) || parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 23)
        {
            return null;
        }

        var minute = 0;
        if (parts.Length == 2 && (parts[1].Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59))
        {
            return null;
        }

        hour = half == "pm" && hour < 12 ? hour + 12 : half == "am" && hour == 12 ? 0 : hour;
        return (string.Create(CultureInfo.InvariantCulture, $"{hour:D2}:{minute:D2}"), end);
    }

    private static CalendarDate? Real(int year, int month, int day, int end) =>
        day > 0 && day > DateTime.DaysInMonth(year > 0 ? year : 2024, month) ? null : new CalendarDate(year, month, day, end);

    // "May" and "March" are words too: a month must be a name.
    private static int MonthAt(Clause clause, int at) => clause.Tag(at).Length > 0 && clause[at].IsCapital ? TimeWords.MonthOf(clause.Lower(at)) : 0;

    private static bool IsBareMonth(Clause clause, int at) => clause.Lower(at).Length > 3
        && clause.Lower(at - 1) is "in" or "since" or "until" or "till" or "by" or "last" or "next" or "this" or "of" or "from" or "early" or "late" or "mid" or "during" or "between" or "to" or "for" or "before" or "after" or "through";

    private static int DayAt(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word.Length is 3 or 4 && word[^2..] is "st" or "nd" or "rd" or "th")
        {
            word = word[..^2];
        }

        return word.Length is 1 or 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : 0;
    }

    private static int YearAt(Clause clause, int at) =>
        clause.Lower(at) is { Length: 4 } word && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2199 ? year : 0;
}
