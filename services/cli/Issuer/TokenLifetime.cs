using System.Globalization;

namespace Hearsay.Cli.Issuer;

/// <summary>Reads a time as people write it: 30m, 8h, 7d.</summary>
internal static class TokenLifetime
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The time; null where it is none or out of bounds.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length is < 2 or > 8 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        TimeSpan? time = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        return time >= Shortest && time <= Longest ? time : null;
    }
}
