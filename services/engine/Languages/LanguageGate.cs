using System.Globalization;
using System.Numerics;
using System.Text;

namespace Hearsay.Engine.Languages;

/// <summary>
/// Decides whether a text is in English: by its language tag where that names another one, by the script of its letters, and by
/// how many of its words are frequent in English and in other languages. In doubt it is. One pass over the text.
/// </summary>
internal static class LanguageGate
{
    // A shorter text says too little about its language; only its script is looked at.
    private const int FewestWords = 20;

    // In running text of any listed language more than a fifth of the words are its frequent ones; names and tables stay below this.
    private const double LeastShare = 0.12;

    // Fewer words more than English has may be names: "La Paz", "van der".
    private const int LeastLead = 4;

    // English running text has at least four times as many.
    private const double LeastShareOfProse = 0.04;

    private const int UnitsBetweenLooks = 16384;

    /// <summary>Whether the engine reads such a text.</summary>
    /// <param name="text">Any string.</param>
    /// <param name="tag">BCP 47 language tag as published; empty where there is none.</param>
    /// <param name="cancellationToken">Ends a long look.</param>
    public static bool IsEnglish(string text, string tag, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return !NamesAnother(tag) && IsEnglish(Count(text, cancellationToken));
    }

    // "und" (unknown), "mul" (several), "mis" (no code) and "zxx" (no language) name none, nor does what is no tag.
    private static bool NamesAnother(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant();
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) && primary is not ("en" or "eng" or "und" or "mul" or "mis" or "zxx");
    }

    private static bool IsEnglish(Counts counts)
    {
        if (counts.OtherLetters > counts.LatinLetters)
        {
            return false;
        }

        if (counts.Words < FewestWords)
        {
            return true;
        }

        var english = counts.ByLanguage[FunctionWords.English];
        var best = counts.ByLanguage.Max();
        if (best >= english + LeastLead && best >= LeastShare * counts.Words)
        {
            return false;
        }

        return english >= LeastShareOfProse * counts.Words || !counts.IsProse;
    }

    private static Counts Count(string text, CancellationToken cancellationToken)
    {
        var counts = new Counts();
        Span<char> lower = stackalloc char[FunctionWords.Longest];
        for (var i = 0; i < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            if (status != System.Buffers.OperationStatus.Done || !Rune.IsLetter(rune))
            {
                counts.Mark(text[i]);
                i += used;
                continue;
            }

            var end = WordEnd(text, i, counts);
            var length = end - i <= lower.Length ? text.AsSpan(i, end - i).ToLowerInvariant(lower) : 0;
            // Initials, and letters among digits as addresses have them, are no words.
            if (end - i > used && !(i > 0 && char.IsDigit(text[i - 1])) && !(end < text.Length && char.IsDigit(text[end])))
            {
                counts.Word(length > 0 ? FunctionWords.LanguagesOf(lower[..length]) : 0);
            }

            if (i / UnitsBetweenLooks != end / UnitsBetweenLooks)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            i = end;
        }

        return counts;
    }

    private static int WordEnd(string text, int start, Counts counts)
    {
        var i = start;
        while (i < text.Length && Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) == System.Buffers.OperationStatus.Done
            && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
        {
            counts.Letter(rune.Value);
            i += used;
        }

        return i;
    }

    /// <summary>What one pass over the text counts.</summary>
    private sealed class Counts
    {
        private int _lines = 1;
        private int _commas;
        private int _digits;
        private bool _wordInLine;

        public int[] ByLanguage { get; } = new int[FunctionWords.Count];

        public int Words { get; private set; }

        public int LatinLetters { get; private set; }

        public int OtherLetters { get; private set; }

        /// <summary>Long lines of words with few commas and digits: no table, no list, no code.</summary>
        public bool IsProse => Words >= 3 * FewestWords && Words >= 12 * _lines && _commas * 5 < Words && _digits * 10 < Words;

        public void Word(int languages)
        {
            Words++;
            _wordInLine = true;
            for (; languages != 0; languages &= languages - 1)
            {
                ByLanguage[BitOperations.TrailingZeroCount(languages)]++;
            }
        }

        public void Mark(char mark)
        {
            _commas += mark is ',' or ';' or '|' or '\t' or '=' or '{' or '(' or '_' ? 1 : 0;
            _digits += char.IsDigit(mark) ? 1 : 0;
            if (mark == '\n' && _wordInLine)
            {
                _lines++;
                _wordInLine = false;
            }
        }

        // A sign that stands for a syllable or a word weighs two letters.
        public void Letter(int codePoint)
        {
            if (IsLatin(codePoint))
            {
                LatinLetters++;
            }
            else
            {
                OtherLetters += codePoint is (>= 0x1100 and < 0x1200) or (>= 0x2E80 and < 0xA000) or (>= 0xAC00 and < 0xFB00) or (>= 0x20000 and < 0x40000) ? 2 : 1;
            }
        }

        // Basic Latin to Latin Extended-B and IPA, combining marks of any script's letters, phonetic and Additional, Extended-C to E, full width, mathematical.
        private static bool IsLatin(int codePoint) => codePoint is < 0x370 or (>= 0x1D00 and < 0x1F00) or (>= 0x2100 and < 0x2190) or (>= 0x2C60 and < 0x2C80)
            or (>= 0xA720 and < 0xA800) or (>= 0xAB30 and < 0xAB70) or (>= 0xFB00 and < 0xFB07) or (>= 0xFF21 and < 0xFF5B) or (>= 0x1D400 and < 0x1D800);
    }
}
