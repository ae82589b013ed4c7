using System.Globalization;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Which comes first in "5/6/2026".</summary>
internal enum DayOrder
{
    Unknown,
    DayFirst,
    MonthFirst,
}

/// <summary>Dates in figures: "19/11/2025", "7/8/07", "23.04.2022". Their order is that of the whole document.</summary>
internal static class NumericDate
{
    /// <summary>Whether the word has the form of one.</summary>
    public static bool Has(string word) => Parts(word) is not null;

    /// <summary>Its date; null where the word is none, or could be two.</summary>
    public static CalendarDate? Read(string word, DayOrder order)
    {
        if (Parts(word) is not { } parts)
        {
            return null;
        }

        var dayFirst = Real(parts.Year, parts.B, parts.A);
        var monthFirst = Real(parts.Year, parts.A, parts.B);
        return dayFirst is null || monthFirst is null || dayFirst == monthFirst ? dayFirst ?? monthFirst : order switch
        {
            DayOrder.DayFirst => dayFirst,
            DayOrder.MonthFirst => monthFirst,
            _ => null,
        };
    }

    /// <summary>The order that the document shows: a date that reads one way only, the language, the day of publication, the way in which dates are written out.</summary>
    public static DayOrder OrderOf(ReadText text, string language, DateOnly? anchor)
    {
        int dayFirst = 0, monthFirst = 0, anchored = 0, written = 0;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.Tokens[i].Lower;
            if (!char.IsAsciiDigit(word[0]))
            {
                written += IsMonth(text, i) ? Written(text, i) : 0;
            }
            else if (Parts(word) is { } parts && parts.A != parts.B)
            {
                dayFirst += parts.A > 12 && parts.B <= 12 ? 1 : 0;
                monthFirst += parts.B > 12 && parts.A <= 12 ? 1 : 0;
                anchored += anchor is not { } day ? 0 : Real(parts.Year, parts.B, parts.A) is { } a && a.When.Date == day ? 1 : Real(parts.Year, parts.A, parts.B) is { } b && b.When.Date == day ? -1 : 0;
            }
        }

        if (dayFirst > 0 || monthFirst > 0)
        {
            return dayFirst > 0 && monthFirst > 0 ? DayOrder.Unknown : dayFirst > 0 ? DayOrder.DayFirst : DayOrder.MonthFirst;
        }

        return OfLanguage(language) is var spoken && spoken != DayOrder.Unknown ? spoken : Sign(anchored) is var near && near != DayOrder.Unknown ? near : Sign(written);
    }

    private static DayOrder Sign(int votes) => votes > 0 ? DayOrder.DayFirst : votes < 0 ? DayOrder.MonthFirst : DayOrder.Unknown;

    private static DayOrder OfLanguage(string language) => language.ToLowerInvariant() switch
    {
        "en-us" or "en-ph" => DayOrder.MonthFirst,
        "en-gb" or "en-ie" or "en-au" or "en-nz" or "en-in" or "en-za" or "en-ng" or "en-ke" or "en-sg" or "en-hk" => DayOrder.DayFirst,
        _ => DayOrder.Unknown,
    };

    private static bool IsMonth(ReadText text, int at) => text.Tokens[at].IsCapital && TimeWords.MonthOf(text.Tokens[at].Lower) > 0;

    private static int Written(ReadText text, int month)
    {
        var before = month > 0 && TimeWords.DayNumberOf(text.Tokens[month - 1].Lower) > 0;
        var after = month + 1 < text.Tokens.Count && TimeWords.DayNumberOf(text.Tokens[month + 1].Lower) > 0;
        return before == after ? 0 : before ? 1 : -1;
    }

    private static CalendarDate? Real(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new CalendarDate(year, month, day, 0) : null;

    private static (int A, int B, int Year)? Parts(string word)
    {
        if (word.Length is < 6 or > 10 || !char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        var mark = word[char.IsAsciiDigit(word[1]) ? 2 : 1];
        var parts = mark is '/' or '.' or '-' ? word.Split(mark) : [];
        if (parts.Length != 3 || parts[0].Length > 2 || parts[1].Length is 0 or > 2 || !(parts[2].Length == 4 || (parts[2].Length == 2 && mark == '/'))
            || !Number(parts[0], out var a) || !Number(parts[1], out var b) || !Number(parts[2], out var year))
        {
            return null;
        }

        year += parts[2].Length == 4 ? 0 : year < 50 ? 2000 : 1900;
        return year is >= 1000 and <= 2199 && a is >= 1 and <= 31 && b is >= 1 and <= 31 && (a <= 12 || b <= 12) ? (a, b, year) : null;
    }

    private static bool Number(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
