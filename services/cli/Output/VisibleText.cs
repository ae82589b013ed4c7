using System.Globalization;
using System.Text;

namespace Hearsay.Cli.Output;

/// <summary>
/// Text from elsewhere made safe to show on one line: runs of white space become one space, and what could move the cursor,
/// recolour the screen or turn the direction of reading is written out, as in "\u{1b}".
/// </summary>
internal static class VisibleText
{
    public static string Of(string text) => Of(text, joinsSpaces: true).Trim(' ');

    /// <summary>The same, with every space kept: for lines that are laid out in columns.</summary>
    public static string Spaced(string text) => Of(text, joinsSpaces: false);

    private static string Of(string text, bool joinsSpaces)
    {
        var shown = new StringBuilder(text.Length);
        var afterSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = rune.Value is ' ' or '\n' or '\r' or '\t';
            if (isSpace && !(joinsSpaces && afterSpace))
            {
                shown.Append(' ');
            }
            else if (!isSpace)
            {
                Append(shown, rune);
            }

            afterSpace = isSpace;
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (IsHarmful(rune))
        {
            shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }
        else
        {
            shown.Append(rune.ToString());
        }
    }

    private static bool IsHarmful(Rune rune) =>
        Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
