using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hearsay.Corpus.Letters;

/// <summary>Spellings without case, accents and kinds of apostrophes and dashes, so that one word written in two ways is one.</summary>
internal static class PlainLetters
{
    private static readonly FrozenDictionary<char, string> Accented = Pairs(
        "a àáâãäåāăąǎ", "c çćĉċč", "d ďđð", "e èéêëēĕėęě", "g ĝğġģ", "h ĥħ", "i ìíîïĩīĭįıǐ", "j ĵ", "k ķ", "l ĺļľŀł", "n ñńņňŉ", "o òóôõöøōŏőǒ", "r ŕŗř",
        "s śŝşšș", "t ţťŧț", "u ùúûüũūŭůűųǔ", "w ŵ", "y ýÿŷ", "z źżž", "ae æ", "oe œ", "ss ß", "th þ", "' ’‘ʼʹ`´", "- ‐‑‒–—−");

    /// <summary>The plain form; letters of other scripts stay as they are, in lower case.</summary>
    public static string Of(string spelling)
    {
        var plain = new StringBuilder(spelling.Length);
        foreach (var letter in spelling)
        {
            var lower = char.ToLowerInvariant(letter);
            if (Accented.TryGetValue(lower, out var instead))
            {
                plain.Append(instead);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(lower) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(lower);
            }
        }

        return plain.ToString();
    }

    private static FrozenDictionary<char, string> Pairs(params string[] rows) => rows
        .SelectMany(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..].Select(letter => (letter, Plain: row[..row.IndexOf(' ', StringComparison.Ordinal)])))
        .ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);
}
