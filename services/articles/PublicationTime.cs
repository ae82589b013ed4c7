using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hearsay.Articles;

/// <summary>
/// An ISO 8601 date, or date and time with optional offset: "2025-11-19", "2025-11-19T13:43", "2025-11-19T13:43:10.5Z", "2025-11-19T13:43+02:00".
/// Zone names are refused: they depend on a machine's tables.
/// </summary>
/// <param name="LocalDate">The date as written, where the publisher is; relative times are anchored on it.</param>
/// <param name="TimeOfDay">Time of day, where given.</param>
/// <param name="Offset">Offset from UTC, where given; at most 14 hours either way.</param>
public readonly record struct PublicationTime(DateOnly LocalDate, TimeOnly? TimeOfDay, TimeSpan? Offset)
{
    private static readonly string[] TimeForms = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>The earliest instant that it can mean: start of the day where no time is given; the offset furthest east (+14:00) where none is given.</summary>
    public DateTimeOffset EarliestInstant =>
        Clamp(LocalDate.ToDateTime(TimeOfDay ?? TimeOnly.MinValue), Offset ?? TimeSpan.FromHours(14));

    /// <summary>Reads the text form; false where it is none of the forms above, or no real date.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PublicationTime time)
    {
        time = default;
        if (text is null || text.Length is < 10 or > 40
            || !DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        if (text.Length == 10)
        {
            time = new PublicationTime(date, null, null);
            return true;
        }

        if (text[10] is not ('T' or 't' or ' '))
        {
            return false;
        }

        var rest = text.AsSpan(11);
        TimeSpan? offset = null;
        var mark = rest.IndexOfAny("Zz+-\u2212");
        if (mark >= 0)
        {
            if (!TryParseOffset(rest[mark..], out var parsed))
            {
                return false;
            }

            offset = parsed;
            rest = rest[..mark];
        }

        if (!TimeOnly.TryParseExact(rest, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return false;
        }

        time = new PublicationTime(date, clock, offset);
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text[0] is 'Z' or 'z')
        {
            return text.Length == 1;
        }

        var digits = text[1..];
        var colon = digits.Length == 5 && digits[2] == ':';
        if (!(colon || digits.Length is 2 or 4)
            || !int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (digits.Length > 2
            && !int.TryParse(digits[(colon ? 3 : 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        if (minutes > 59 || offset > TimeSpan.FromHours(14))
        {
            return false;
        }

        offset = text[0] == '+' ? offset : -offset;
        return true;
    }

    // A date at either end of the calendar must not throw when its offset is taken off.
    private static DateTimeOffset Clamp(DateTime local, TimeSpan offset)
    {
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
