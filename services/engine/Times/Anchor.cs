using System.Globalization;

namespace Hearsay.Engine.Times;

/// <summary>The local date of publication, from which relative times are counted; never the clock.</summary>
internal readonly record struct Anchor(DateOnly Date)
{
    public static Anchor? Of(string published) =>
        published.Length >= 10 && DateOnly.TryParseExact(published.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new Anchor(date) : null;

    private int Weekday => ((int)Date.DayOfWeek + 6) % 7;

    public string Day(int offset) => Format(Shift(offset));

    /// <summary>The nearest such weekday: today or before, or today or after.</summary>
    public string NearestWeekday(int day, bool future, bool otherThanToday)
    {
        var back = (Weekday - day + 7) % 7;
        back = back == 0 && otherThanToday ? 7 : back;
        var ahead = (day - Weekday + 7) % 7;
        ahead = ahead == 0 && otherThanToday ? 7 : ahead;
        return Day(future ? ahead : -back);
    }

    public string WeekdayOfThisWeek(int day) => Day(day - Weekday);

    public string Week(int offset)
    {
        var date = Shift(offset * 7).ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):D4}-W{ISOWeek.GetWeekOfYear(date):D2}");
    }

    public string Month(int offset)
    {
        var months = Math.Clamp((Date.Year * 12) + Date.Month - 1 + offset, 12, (9999 * 12) + 11);
        return string.Create(CultureInfo.InvariantCulture, $"{months / 12:D4}-{(months % 12) + 1:D2}");
    }

    public string Year(int offset) => Math.Clamp(Date.Year + offset, 1, 9999).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The nearest such month, this one included.</summary>
    public string NearestMonth(int month, bool future) => Month(MonthOffset(month, future));

    /// <summary>The nearest such date; a few days ahead still count as near, for a text that announces them.</summary>
    public string NearestDate(int month, int day, bool future)
    {
        var year = Date.Year;
        var sameYear = day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : (DateOnly?)null;
        if (sameYear is { } date)
        {
            year += future && date < Date ? 1 : !future && date > Date.AddDays(14) ? -1 : 0;
        }

        return year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) ? Format(new DateOnly(year, month, day)) : "";
    }

    private int MonthOffset(int month, bool future)
    {
        var difference = month - Date.Month;
        return future ? (difference < 0 ? difference + 12 : difference) : (difference > 0 ? difference - 12 : difference);
    }

    private DateOnly Shift(int days) => DateOnly.FromDayNumber(Math.Clamp(Date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
