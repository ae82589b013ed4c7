using System.Globalization;

namespace Hearsay.Articles.Publication;

/// <summary>Times as publishers write them into pages.</summary>
internal static class FactTime
{
    private const int Longest = 100;

    private static readonly string[] Compact = ["yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss", "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm"];

    /// <summary>In the form of <see cref="PublicationTime"/>; empty where it cannot be read.</summary>
    public static string Iso(string value)
    {
        value = value.Trim();
        if (value.Length is 0 or > Longest)
        {
            return "";
        }

        // "2026-03-02 06:30:00 +0100", "2026-03-02T06:30:00 UTC"
        var joined = value.Replace(" +", "+", StringComparison.Ordinal).Replace(" -", "-", StringComparison.Ordinal)
            .Replace(" UTC", "Z", StringComparison.OrdinalIgnoreCase).Replace(" GMT", "Z", StringComparison.OrdinalIgnoreCase).Replace(" Z", "Z", StringComparison.Ordinal);
        if (PublicationTime.TryParse(joined, out _))
        {
            return joined.Replace(' ', 'T');
        }

        if (DateTime.TryParseExact(value, Compact, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time.ToString(time.TimeOfDay == TimeSpan.Zero && value.Length <= 10 ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        }

        return PublicationLine.TryRead(value, out var line) ? (line.Published.Length > 0 ? line.Published : line.Updated) : "";
    }
}
