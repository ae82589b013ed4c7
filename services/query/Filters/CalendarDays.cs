using System.Globalization;
using Hearsay.Corpus.Timelines;

namespace Hearsay.Query;

/// <summary>Writes stretches of days as PostgreSQL writes a daterange.</summary>
internal static class CalendarDays
{
    /// <summary>From a day on and before another, either of which may be open; null where both are.</summary>
    public static string? Between(DateOnly? from, DateOnly? before) =>
        from is null && before is null ? null : $"[{Iso(from)},{Iso(before)})";

    /// <summary>The days of a TIMEX3 value; null where it names none.</summary>
    public static string? Of(string value) =>
        TimeStretch.Of(value) is { } stretch ? $"[{Iso(stretch.FirstDay)},{Iso(stretch.LastDay)}]" : null;

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
