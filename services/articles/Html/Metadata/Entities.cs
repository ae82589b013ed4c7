using System.Globalization;
using System.Text;

namespace Hearsay.Articles.Html.Metadata;

/// <summary>Character references inside JSON strings, where some content systems leave them.</summary>
internal static class Entities
{
    private const int Longest = 10;

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["amp"] = "&", ["quot"] = "\"", ["apos"] = "'", ["lt"] = "<", ["gt"] = ">", ["nbsp"] = " ", ["lsquo"] = "\u2018", ["rsquo"] = "\u2019", ["ldquo"] = "\u201C", ["rdquo"] = "\u201D",
        ["ndash"] = "\u2013", ["mdash"] = "\u2014", ["hellip"] = "\u2026",
    };

    /// <summary>The text with its references resolved; what is none stays.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '&' ? text.AsSpan(i, Math.Min(Longest, text.Length - i)).IndexOf(';') : -1;
            if (end > 1 && Of(text.AsSpan(i + 1, end - 1)) is { } character)
            {
                decoded.Append(character);
                i += end;
            }
            else
            {
                decoded.Append(text[i]);
            }
        }

        return decoded.ToString();
    }

    private static string? Of(ReadOnlySpan<char> name)
    {
        if (name[0] != '#')
        {
            return Named.GetValueOrDefault(name.ToString());
        }

        var hex = name.Length > 1 && name[1] is 'x' or 'X';
        return int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var point)
            && point > 0 && Rune.IsValid(point) ? new Rune(point).ToString() : null;
    }
}
