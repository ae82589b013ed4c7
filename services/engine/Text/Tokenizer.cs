namespace Hearsay.Engine.Text;

/// <summary>Cuts a paragraph into words and marks. Clitics ("n't", "'s") are words of their own, as in the tag lexicon.</summary>
internal static class Tokenizer
{
    // Longer runs are no words: bounded so that each costs a bounded amount.
    private const int LongestWord = 80;

    private static readonly string[] Clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

    public static void Cut(string text, int start, int end, List<Token> tokens)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (char.IsLetterOrDigit(text[i]) || (text[i] is '#' or '@' && i + 1 < end && char.IsLetterOrDigit(text[i + 1])))
            {
                var wordEnd = WordEnd(text, i, end);
                AddWord(text, i, wordEnd, tokens);
                i = wordEnd;
            }
            else
            {
                var markEnd = i + 1;
                // Runs of one mark ("...", "--", "$$") are one token, and so is a surrogate pair.
                while (markEnd < end && markEnd - i < LongestWord
                    && ((text[markEnd] == text[i] && text[i] is '.' or '-' or '!' or '?' or '*') || char.IsLowSurrogate(text[markEnd]) || (markEnd == i + 1 && QuoteMarks.DoubleAt(text, i, end) == 2)))
                {
                    markEnd++;
                }

                tokens.Add(new Token(i, markEnd, text[i..markEnd]));
                i = markEnd;
            }
        }
    }

    private static int WordEnd(string text, int start, int end)
    {
        var i = start + 1;
        while (i < end && i - start < LongestWord)
        {
            if (char.IsLetterOrDigit(text[i]) || IsCombining(text[i]))
            {
                i++;
            }
            else if (i + 1 < end && char.IsLetterOrDigit(text[i + 1]) && IsInner(text, i))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        // A run that is cut for its length keeps its last pair whole.
        i += i < end && char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        return i < end && text[i] == '.' && KeepsDot(text.AsSpan(start, i - start)) ? i + 1 : i;
    }

    private static bool IsCombining(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || char.IsSurrogate(c);

    private static bool IsInner(string text, int at) => text[at] switch
    {
        '\'' or '\u2019' or '-' or '\u2010' or '\u2011' or '&' or '_' => true,
        '.' => char.IsDigit(text[at + 1]) == char.IsDigit(text[at - 1]) && (char.IsDigit(text[at - 1]) || at < 2 || !char.IsLetter(text[at - 2])),
        ',' or ':' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        '/' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        '@' => true,
        _ => false,
    };

    // "U.S." and "J." keep their dot, as do the listed abbreviations.
    private static bool KeepsDot(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
        {
            return char.IsUpper(word[0]);
        }

        return word.Contains('.') && char.IsLetter(word[^1]) ? word.Length <= 8 : Abbreviations.Contains(word);
    }

    private static void AddWord(string text, int start, int end, List<Token> tokens)
    {
        var lower = text[start..end].ToLowerInvariant().Replace('\u2019', '\'');
        var capital = char.IsUpper(text[start]);
        foreach (var clitic in Clitics)
        {
            if (lower.Length > clitic.Length && lower.EndsWith(clitic, StringComparison.Ordinal))
            {
                var cut = lower.Length - clitic.Length;
                tokens.Add(new Token(start, start + cut, lower[..cut]) { IsCapital = capital });
                tokens.Add(new Token(start + cut, end, clitic));
                return;
            }
        }

        tokens.Add(new Token(start, end, lower) { IsCapital = capital, IsUpper = capital && IsUpper(text, start, end) });
    }

    private static bool IsUpper(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }
        }

        return end - start > 1;
    }
}
