using System.Globalization;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Corpus.Timelines;

/// <summary>The stretch of the calendar that a TIMEX3 value means.</summary>
/// <param name="Start">First minute, counted from the beginning of the calendar.</param>
/// <param name="End">One past the last minute.</param>
/// <param name="Precision">How exactly the value tells it.</param>
public readonly record struct TimeStretch(long Start, long End, DatePrecision Precision)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>First day.</summary>
    public DateOnly FirstDay => DateOnly.FromDayNumber((int)(Start / MinutesOfDay));

    /// <summary>Last day.</summary>
    public DateOnly LastDay => DateOnly.FromDayNumber((int)((End - 1) / MinutesOfDay));

    /// <summary>The stretch of a value; null for durations, sets, times without a day and words like "now".</summary>
    public static TimeStretch? Of(string value)
    {
        var mark = value.IndexOf('T', StringComparison.Ordinal);
        if (mark >= 0)
        {
            return mark == 10 && Day(value[..10]) is { } day ? OfClock(day, value[11..]) : null;
        }

        return value.Length switch
        {
            2 or 3 or 4 => OfYears(value),
            7 => OfPart(value),
            8 or 10 or 11 => Week(value) ?? (Day(value) is { } date ? Days(date, 1, DatePrecision.Day) : null),
            _ => null,
        };
    }

    /// <summary>Whether both may mean one time.</summary>
    public bool Overlaps(TimeStretch other) => Start < other.End && other.Start < End;

    private static TimeStretch OfClock(DateOnly day, string clock)
    {
        var whole = Days(day, 1, DatePrecision.Day);
        if (PartOfDay(clock) is var (from, to))
        {
            return whole with { Start = whole.Start + (from * 60), End = whole.Start + (to * 60) };
        }

        if (clock.Length < 5 || !TimeOnly.TryParseExact(clock.AsSpan(0, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return whole;
        }

        // A zone cannot be compared with a time that has none, so such a time is one of its day.
        var minute = whole.Start + (time.Hour * 60) + time.Minute;
        return clock.Length is 5 or 8 && clock[^1] != 'Z'
            ? new TimeStretch(minute, minute + 1, DatePrecision.Time)
            : whole with { Precision = DatePrecision.Time };
    }

    private static (int From, int To)? PartOfDay(string clock) => clock switch
    {
        "MO" => (0, 12),
        "AF" => (12, 18),
        "EV" or "NI" => (17, 24),
        _ => null,
    };

    private static TimeStretch? OfYears(string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        var years = value.Length switch { 2 => 100, 3 => 10, _ => 1 };
        return Months(number * years, 1, years * 12, DatePrecision.Year);
    }

    private static TimeStretch? OfPart(string value)
    {
        if (value[4] != '-' || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
        {
            return null;
        }

        return value[5..] switch
        {
            "SP" => Months(year, 3, 3, DatePrecision.Year),
            "SU" => Months(year, 6, 3, DatePrecision.Year),
            "FA" => Months(year, 9, 3, DatePrecision.Year),
            "WI" => Months(year, 12, 3, DatePrecision.Year),
            ['Q', >= '1' and <= '4' and var quarter] => Months(year, ((quarter - '1') * 3) + 1, 3, DatePrecision.Year),
            ['H', '1' or '2'] => Months(year, value[6] == '1' ? 1 : 7, 6, DatePrecision.Year),
            var digits when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 =>
                Months(year, month, 1, DatePrecision.Month),
            _ => null,
        };
    }

    private static TimeStretch? Week(string value)
    {
        if (value.Length < 8 || value[4..6] != "-W"
            || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is 0 or 9999
            || !int.TryParse(value.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return value[8..] switch
        {
            "" => Days(monday, 7, DatePrecision.Week),
            "-WE" => Days(monday.AddDays(5), 2, DatePrecision.Week),
            ['-', >= '1' and <= '7' and var day] => Days(monday.AddDays(day - '1'), 1, DatePrecision.Day),
            _ => null,
        };
    }

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeStretch Days(DateOnly first, int days, DatePrecision precision) =>
        new((long)first.DayNumber * MinutesOfDay, Math.Min(first.DayNumber + days, DateOnly.MaxValue.DayNumber + 1L) * MinutesOfDay, precision);

    private static TimeStretch? Months(int year, int month, int months, DatePrecision precision)
    {
        if (year > 9999)
        {
            return null;
        }

        var first = new DateOnly(year, month, 1);
        var after = (year * 12) + month - 1 + months;
        var last = after >= 120_000 ? DateOnly.MaxValue : new DateOnly(after / 12, (after % 12) + 1, 1).AddDays(-1);
        return Days(first, last.DayNumber - first.DayNumber + 1, precision);
    }
}
