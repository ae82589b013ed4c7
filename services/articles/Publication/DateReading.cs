using System.Globalization;

namespace Hearsay.Articles.Publication;

/// <summary>A date and time gathered word by word.</summary>
internal sealed record DateReading(int Year, int Month, int Day, TimeOnly? Clock, string Zone, string Exact)
{
    public static readonly DateReading Empty = new(0, 0, 0, null, "", "");

    private static readonly string[] ClockForms = ["H:mm", "H:mm:ss", "H.mm", "HHmm"];

    /// <summary>ISO 8601, or empty while day, month or year is missing or impossible.</summary>
    public string Iso
    {
        get
        {
            if (Exact.Length > 0)
            {
                return Exact;
            }

            if (Year == 0 || Month == 0 || Day == 0 || Day > DateTime.DaysInMonth(Year, Month))
            {
                return "";
            }

            var date = new DateOnly(Year, Month, Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Clock is { } clock ? date + "T" + clock.ToString("HH:mm", CultureInfo.InvariantCulture) + Zone : date;
        }
    }

    /// <summary>Takes one more word; false where it has no place in a date.</summary>
    public bool TryTake(string word, out DateReading next)
    {
        next = this;
        if (LineWords.IsWeekday(word) || LineWords.IsFiller(word))
        {
            return true;
        }

        if (LineWords.MonthOf(word) is var month and > 0)
        {
            next = this with { Month = month };
            return Month == 0;
        }

        if (LineWords.ZoneOf(word) is { } zone)
        {
            next = this with { Zone = zone };
            return true;
        }

        var lower = word.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);
        if (lower is "am" or "pm" && Clock is { } soFar)
        {
            next = this with { Clock = HalfDay(soFar, lower == "pm") };
            return true;
        }

        return char.IsDigit(word[0]) && TryTakeDigits(word, out next);
    }

    private bool TryTakeDigits(string word, out DateReading next)
    {
        next = this;
        if (PublicationTime.TryParse(word, out _))
        {
            next = this with { Exact = word };
            return Exact.Length == 0;
        }

        if (TryClock(word, out var clock))
        {
            next = this with { Clock = clock };
            return Clock is null;
        }

        if (TrySlashes(word, out var day, out var month, out var year))
        {
            next = this with { Day = day, Month = month, Year = year };
            return Year == 0;
        }

        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'S', 'T', 'N', 'D', 'R', 'H');
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (number is >= 1 and <= 31 && Day == 0)
        {
            next = this with { Day = number };
            return true;
        }

        next = this with { Year = number };
        return number is >= 1900 and <= 2199 && Year == 0;
    }

    private static bool TryClock(string word, out TimeOnly clock)
    {
        var lower = word.ToLowerInvariant();
        var half = lower.EndsWith("am", StringComparison.Ordinal) ? "am" : lower.EndsWith("pm", StringComparison.Ordinal) ? "pm" : "";
        var digits = lower[..^half.Length];
        clock = default;
        // A bare four-digit group is a year unless am or pm says otherwise; "19.11" could be a date, so a dot needs am or pm.
        if (half.Length == 0 && !digits.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        if (half.Length > 0 && digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 1 and <= 12)
        {
            clock = HalfDay(new TimeOnly(hour % 24, 0), half == "pm");
            return true;
        }

        if (!TimeOnly.TryParseExact(digits, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out clock))
        {
            return false;
        }

        clock = half.Length > 0 ? HalfDay(clock, half == "pm") : clock;
        return true;
    }

    private static TimeOnly HalfDay(TimeOnly clock, bool afternoon) =>
        clock.Hour > 12 ? clock : new TimeOnly((clock.Hour % 12) + (afternoon ? 12 : 0), clock.Minute, clock.Second);

    // 3/4/2025 means two days, depending on the country: only a part over 12 tells which is the day.
    private static bool TrySlashes(string word, out int day, out int month, out int year)
    {
        day = month = year = 0;
        var parts = word.Split('/', '.');
        if (parts.Length != 3 || !int.TryParse(parts[0], out var first) || !int.TryParse(parts[1], out var second) || !int.TryParse(parts[2], out year))
        {
            return false;
        }

        (day, month) = first > 12 || word.Contains('.', StringComparison.Ordinal) ? (first, second) : (second, first);
        return year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day is >= 1 and <= 31 && (day > 12 || first == second || word.Contains('.', StringComparison.Ordinal));
    }
}
