using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Durations as Go and so Dapr write them: 500ms, 60s, 1m30s.</summary>
internal static partial class GoDuration
{
    /// <summary>Throws <see cref="FormatException"/> where the text is none.</summary>
    public static TimeSpan Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is no duration such as 500ms, 60s or 1m30s.");

    /// <summary>Null where the text is none.</summary>
    public static TimeSpan? TryParse(string text)
    {
        var parts = Part().Matches(text);
        return text.Length == 0 || parts.Sum(part => part.Length) != text.Length
            ? null
            : parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + Of(part));
    }

    private static TimeSpan Of(Match part)
    {
        var number = double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
        return part.Groups[2].Value switch
        {
            "h" => TimeSpan.FromHours(number),
            "m" => TimeSpan.FromMinutes(number),
            "s" => TimeSpan.FromSeconds(number),
            _ => TimeSpan.FromMilliseconds(number),
        };
    }

    [GeneratedRegex(@"\G(\d{1,9}(?:\.\d{1,9})?)(ms|h|m|s)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
