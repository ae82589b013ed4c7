using System.Globalization;

namespace Hearsay.Engine.Times;

/// <summary>How long a stretch of the calendar is.</summary>
internal enum Grain
{
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// <summary>A stretch of the calendar: its grain and its first day.</summary>
/// <param name="Grain">How long it is.</param>
/// <param name="Date">First day; of a season only the year counts.</param>
/// <param name="Part">Which season (0 spring to 3 winter), quarter or half of the year, from 1.</param>
internal readonly record struct When(Grain Grain, DateOnly Date, int Part = 0)
{
    private static readonly string[] Seasons = ["SP", "SU", "FA", "WI"];

    public static When OfDay(DateOnly date) => new(Grain.Day, date);

    public static When OfMonth(int year, int month) => new(Grain.Month, new DateOnly(Math.Clamp(year, 1, 9999), month, 1));

    public static When OfYear(int year) => new(Grain.Year, new DateOnly(Math.Clamp(year, 1, 9999), 1, 1));

    public static When OfWeek(DateOnly date) => new(Grain.Week, Days(date, -WeekdayOf(date)));

    public static When OfWeekend(DateOnly date) => new(Grain.Weekend, Days(date, 5 - WeekdayOf(date)));

    public static When OfSeason(int year, int season) => new(Grain.Season, new DateOnly(Math.Clamp(year, 1, 9999), (season * 3) + 3, 1), season);

    public static When OfPart(Grain grain, int year, int part) => new(grain, new DateOnly(Math.Clamp(year, 1, 9999), grain == Grain.Half ? (part * 6) - 5 : (part * 3) - 2, 1), part);

    public int Year => Date.Year;

    /// <summary>0 for Monday.</summary>
    public static int WeekdayOf(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;

    public static DateOnly Days(DateOnly date, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    public static DateOnly Months(DateOnly date, int months)
    {
        var all = Math.Clamp((date.Year * 12) + date.Month - 1 + months, 12, (9999 * 12) + 11);
        var (year, month) = (all / 12, (all % 12) + 1);
        return new DateOnly(year, month, Math.Min(date.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>TIMEX3 value.</summary>
    public string Value => Grain switch
    {
        Grain.Day => Iso(Date),
        Grain.Week => Week(),
        Grain.Weekend => Week() + "-WE",
        Grain.Month => Iso(Date)[..7],
        Grain.Season => $"{Iso(Date)[..4]}-{Seasons[Part]}",
        Grain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Date.Year:D4}-Q{Part}"),
        Grain.Half => string.Create(CultureInfo.InvariantCulture, $"{Date.Year:D4}-H{Part}"),
        Grain.Year => Iso(Date)[..4],
        Grain.Decade => Iso(Date)[..3],
        _ => Iso(Date)[..2],
    };

    /// <summary>Its last day.</summary>
    public DateOnly Last => Grain switch
    {
        Grain.Day => Date,
        Grain.Weekend => Days(Date, 1),
        Grain.Week => Days(Date, 6),
        Grain.Month => Days(Months(Date, 1), -1),
        Grain.Season or Grain.Quarter => Days(Months(Date, 3), -1),
        Grain.Half => Days(Months(Date, 6), -1),
        Grain.Year => Days(Months(Date, 12), -1),
        Grain.Decade => Days(Months(Date, 120), -1),
        _ => Days(Months(Date, 1200), -1),
    };

    /// <summary>So many units on, at the grain of the unit; null where this is too coarse to count from.</summary>
    public When? Later(Unit unit, int count) => unit switch
    {
        Unit.Day => Grain == Grain.Day ? OfDay(Days(Date, count)) : null,
        Unit.Week => Grain <= Grain.Week ? OfWeek(Days(Date, count * 7)) : null,
        Unit.Month => Grain <= Grain.Month ? OfMonth(Months(Date, count)) : null,
        Unit.Quarter => Grain <= Grain.Quarter ? QuarterOf(Months(Date, count * 3)) : null,
        Unit.Year => Grain <= Grain.Year ? OfYear(Date.Year + count) : null,
        Unit.Decade => Grain <= Grain.Year ? OfYear(Date.Year + (count * 10)) : null,
        Unit.Century => Grain <= Grain.Year ? OfYear(Date.Year + (count * 100)) : null,
        _ => Grain == Grain.Day ? this : null,
    };

    /// <summary>The stretch of that unit that holds this one.</summary>
    public When? Of(Unit unit) => Later(unit, 0);

    public static When QuarterOf(DateOnly date) => OfPart(Grain.Quarter, date.Year, ((date.Month - 1) / 3) + 1);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static When OfMonth(DateOnly date) => OfMonth(date.Year, date.Month);

    private string Week()
    {
        var date = Date.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):D4}-W{ISOWeek.GetWeekOfYear(date):D2}");
    }
}
