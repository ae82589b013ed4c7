using System.Globalization;

namespace Hearsay.Tagger.Pieces;

/// <summary>One code point of a text. Half of a surrogate pair on its own counts as one, as it does in Python.</summary>
/// <param name="Category">What kind of character it is.</param>
/// <param name="Length">UTF-16 code units, 1 or 2.</param>
internal readonly record struct Character(UnicodeCategory Category, int Length)
{
    public static Character At(ReadOnlySpan<char> text, int at)
    {
        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            return new Character(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[at], text[at + 1])), 2);
        }

        return new Character(CharUnicodeInfo.GetUnicodeCategory(text[at]), 1);
    }

    /// <summary>Letters, marks and digits of any kind.</summary>
    public bool IsWord => Category <= UnicodeCategory.OtherNumber;

    public bool IsNumber => Category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>What Python calls space: the separators of files, groups, records and units too.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';
}
