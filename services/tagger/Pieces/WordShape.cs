using System.Globalization;

namespace Hearsay.Tagger.Pieces;

/// <summary>What the vocabulary cannot tell, as it is uncased: how the word was written. The order is the model's.</summary>
public enum WordShape
{
    Lower,
    Title,
    Upper,
    Mixed,
    Digit,
    Punctuation,
    Other,

    /// <summary>A word's second or later piece.</summary>
    Continuation,
}

internal static class WordShapes
{
    /// <summary>The shape of a word of one or more characters.</summary>
    public static WordShape Of(ReadOnlySpan<char> word)
    {
        var first = Character.At(word, 0);
        if (first.IsNumber)
        {
            return WordShape.Digit;
        }

        return first.IsWord ? OfLetters(word) : WordShape.Punctuation;
    }

    private static WordShape OfLetters(ReadOnlySpan<char> word)
    {
        int letters = 0, upper = 0;
        var firstIsUpper = false;
        for (var i = 0; i < word.Length;)
        {
            var character = Character.At(word, i);
            i += character.Length;
            if (character.Category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter)
            {
                var isUpper = character.Category != UnicodeCategory.LowercaseLetter;
                firstIsUpper |= letters == 0 && isUpper;
                letters++;
                upper += isUpper ? 1 : 0;
            }
        }

        return letters == 0 ? WordShape.Other
            : upper == 0 ? WordShape.Lower
            : upper == letters ? letters > 1 ? WordShape.Upper : WordShape.Title
            : firstIsUpper && upper == 1 ? WordShape.Title : WordShape.Mixed;
    }
}
