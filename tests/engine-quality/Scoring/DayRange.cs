using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>First and last day of a TIMEX value: "1997-08", "199" (the nineties), "19" (a century), "2006-W08", "2006-Q1", "2006-03-03/2006-03-05".</summary>
internal readonly partial record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>Null for what is no stretch of days: durations, sets, times of day, years before Christ.</summary>
    public static DayRange? Of(string value)
    {
        if (value.Split('/') is [var begin, var end])
        {
            return Of(begin) is { } from && Of(end) is { } to ? new DayRange(from.First, to.Last) : null;
        }

        var parts = Value().Match(value);
        if (!parts.Success || int.Parse(parts.Groups["year"].Value.PadRight(4, '0'), CultureInfo.InvariantCulture) is var year && year is < 1 or > 9899)
        {
            return null;
        }

        var first = new DateOnly(year, 1, 1);
        var years = parts.Groups["year"].Length switch { 2 => 100, 3 => 10, _ => 1 };
        return (years, parts.Groups["part"].Value) switch
        {
            ( > 1, "") or (1, "") => new DayRange(first, first.AddYears(years).AddDays(-1)),
            (1, ['W', .. var week]) when Number(week) is >= 1 and <= 53 and var number => Week(year, number),
            (1, ['Q', var quarter]) when quarter is >= '1' and <= '4' => Months(first.AddMonths(3 * (quarter - '1')), 3),
            (1, ['H', var half]) when half is '1' or '2' => Months(first.AddMonths(6 * (half - '1')), 6),
            (1, [_, _] month) when Number(month) is >= 1 and <= 12 and var number => Months(first.AddMonths(number - 1), 1),
            (1, _) when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new DayRange(day, day),
            _ => null,
        };
    }

    /// <summary>The same stretch; a day more or less at either end is allowed, as weeks begin on Sunday for some.</summary>
    public bool IsAbout(DayRange other) => Math.Abs(First.DayNumber - other.First.DayNumber) <= 1 && Math.Abs(Last.DayNumber - other.Last.DayNumber) <= 1;

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DayRange Months(DateOnly first, int months) => new(first, first.AddMonths(months).AddDays(-1));

    private static DayRange Week(int year, int number)
    {
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
        return new DayRange(monday, monday.AddDays(6));
    }

    [GeneratedRegex(@"^(?<year>\d{2,4})(?:-(?<part>W\d\d|Q\d|H\d|\d\d(?:-\d\d)?))?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
