using System.Globalization;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Times;

/// <summary>A date as written; a part that is not written is 0.</summary>
internal readonly record struct CalendarDate(int Year, int Month, int Day, int End)
{
    public string Iso => Day > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    /// <summary>The stretch of the calendar that a date with its year names.</summary>
    public When When => Day > 0 ? When.OfDay(new DateOnly(Year, Month, Day)) : Month > 0 ? When.OfMonth(Year, Month) : When.OfYear(Year);

    /// <summary>"November 19, 2025", "the 19th of November", "19 Nov", "November 2025", "2025-11-19"; a month alone only where the words before it take a time.</summary>
    public static CalendarDate? Read(Clause clause, int at, DayOrder order = DayOrder.Unknown) =>
        Iso8601(clause, at) ?? Dashed(clause.Lower(at), at + 1) ?? NumericDate.Read(clause.Lower(at), order)?.EndingAt(at + 1) ?? MonthFirst(clause, at) ?? DayFirst(clause, at);

    private static CalendarDate? Iso8601(Clause clause, int at) =>
        clause.Lower(at) is { Length: 10 } word && word[4] == '-' && DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            ? new CalendarDate(exact.Year, exact.Month, exact.Day, at + 1)
            : null;

    // "05-Aug-2016", "2015-12".
    private static CalendarDate? Dashed(string word, int end)
    {
        if (word.Length is < 7 or > 17 || !char.IsAsciiDigit(word[0]) || word.Split('-') is not { Length: 2 or 3 } parts)
        {
            return null;
        }

        var last = TimeWords.YearOf(parts[^1]);
        return parts.Length == 3
            ? last > 0 && TimeWords.MonthOf(parts[1]) is > 0 and var named && TimeWords.DayNumberOf(parts[0]) is > 0 and var day ? Real(last, named, day, end) : null
            : TimeWords.YearOf(parts[0]) is >= 1900 and var year && parts[1].Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 && month <= year % 100
                ? new CalendarDate(year, month, 0, end) : null;
    }

    private static CalendarDate? MonthFirst(Clause clause, int at)
    {
        var month = MonthAt(clause, at);
        if (month == 0)
        {
            return null;
        }

        var of = clause.Lower(at + 1) == "the" && TimeWords.OrdinalOf(clause.Lower(at + 2)) > 0 ? 1 : 0;
        var day = DayAt(clause, at + 1 + of);
        var next = day > 0 ? at + 2 + of : at + 1;
        var (year, end) = YearAfter(clause, next);
        return day == 0 && year == 0 && !IsBareMonth(clause, at) ? null : Real(year, month, day, end);
    }

    // "19 November", "the 19th of November", "the 19th November".
    private static CalendarDate? DayFirst(Clause clause, int at)
    {
        var first = clause.Lower(at) == "the" ? at + 1 : at;
        var day = DayAt(clause, first);
        var of = clause.Lower(first + 1) == "of" ? 1 : 0;
        if (day == 0 || (first > at && of == 0 && TimeWords.OrdinalOf(clause.Lower(first)) == 0 && clause.Lower(first + 2).Length == 0) || MonthAt(clause, first + 1 + of) is not (> 0 and var month))
        {
            return null;
        }

        var (year, end) = YearAfter(clause, first + 2 + of);
        return Real(year, month, day, end);
    }

    private static (int Year, int End) YearAfter(Clause clause, int next)
    {
        var at = clause.IsComma(next) || clause.Lower(next) == "of" ? next + 1 : next;
        var year = TimeWords.YearOf(clause.Lower(at));
        return year > 0 ? (year, at + 1) : (0, next);
    }

    private CalendarDate EndingAt(int end) => this with { End = end };

    private static CalendarDate? Real(int year, int month, int day, int end) =>
        day > 0 && day > DateTime.DaysInMonth(year > 0 ? year : 2024, month) ? null : new CalendarDate(year, month, day, end);

    /// <summary>1 to 12 where the word is the name of a month: "may" and "march" are other words too.</summary>
    public static int MonthAt(Clause clause, int at) => clause.Tag(at).Length > 0 && (clause[at].IsCapital || IsOnlyAMonth(clause.Lower(at))) ? TimeWords.MonthOf(clause.Lower(at)) : 0;

    private static bool IsOnlyAMonth(string lower) => lower is "january" or "february" or "april" or "june" or "july" or "september" or "october" or "november" or "december";

    // A month that needs no day or year to be one, unless its name is a word or a person's.
    private static bool IsBareMonth(Clause clause, int at)
    {
        var before = clause.Lower(at - 1);
        if (before is "in" or "since" or "until" or "till" or "by" or "last" or "next" or "this" or "of" or "from" or "early" or "late" or "mid" or "during" or "between" or "through" or "throughout"
            or "earlier" or "previous" or "following" or "every" or "each")
        {
            return clause.Lower(at).Length > 3 || clause.Lower(at) == "may";
        }

        // "May" and "March" at the head of a clause are a verb as often; "April", "June" and "August" are names of people.
        var name = clause.Lower(at) is "may" or "march" or "april" or "june" or "august" or "augustus";
        return clause.Lower(at).Length > 4
            && (!name
                ? clause.Tag(at + 1) is not ("NNP" or "POS") && clause.Tag(at - 1) is not "NNP"
                : before is "to" or "for" or "before" or "after" or "and" or "or" or "a" or "an" or "the" or "'s" && clause.Tag(at + 1) is not "NNP" && (before is not ("to" or "and") || TimeWords.MonthOf(clause.Lower(at - 2)) > 0));
    }

    private static int DayAt(Clause clause, int at) => TimeWords.DayNumberOf(clause.Lower(at)) is > 0 and var day && (char.IsAsciiDigit(clause.Lower(at)[0]) || clause.Lower(at - 1) == "the" || TimeWords.MonthOf(clause.Lower(at - 1)) > 0) ? day : 0;
}
