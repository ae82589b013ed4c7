namespace Hearsay.Exports;

/// <summary>Reads days in TIMEX3 values and ISO 8601 times.</summary>
internal static class TimeValue
{
    /// <summary>The day, "2031-05-04"; empty where the text names none.</summary>
    public static string DayOf(string value) => value.Length >= 10 && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", out _) ? value[..10] : "";

    /// <summary>The longest beginning that names a year, month or day, for formats that know no weeks, seasons and times of day; empty where there is none.</summary>
    public static string DateOf(string value) =>
        DayOf(value) is { Length: > 0 } day ? day
        : value.Length == 7 && DateOnly.TryParseExact(value + "-01", "yyyy-MM-dd", out _) ? value
        : value.Length == 4 && value.All(char.IsAsciiDigit) && value != "0000" ? value
        : "";
}
