using System.Collections.Frozen;
using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Texts;

/// <summary>Words as texts are compared by: plain letters, no possessive, small numbers as digits.</summary>
internal static class FoldedWords
{
    private const int HashBits = 23;

    private static readonly FrozenDictionary<string, string> Numbers =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".Split(' ')
            .Select((word, number) => (word, Digits: number.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToFrozenDictionary(pair => pair.word, pair => pair.Digits);

    private static readonly FrozenSet<int> Small = ("a an the of to in on at by for with from as and or but nor that this these those it its is was were be been being are am has had have having "
        + "he she they his her hers their theirs them him we us our you your i me my who whom whose which what when where while why how said says say not no will would can could may might shall should must "
        + "after before into over about up down out off than then more most some any all both each there here also if so because during between under against through only just very do does did").Split(' ')
        .Select(HashOf).ToFrozenSet();

    public static int HashOf(string word) => (int)(StableHash.Of(word) & ((1 << HashBits) - 1));

    /// <summary>Whether the word is one that every text has.</summary>
    public static bool IsSmall(int hash) => Small.Contains(hash);

    /// <summary>The words of a stretch, with the index of their first letter.</summary>
    public static IEnumerable<(int Start, string Word)> In(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var first = i;
            while (i < end && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || JoinsWord(text, i, end)))
            {
                i++;
            }

            yield return (first, Fold(text[first..i]));
        }
    }

    // An apostrophe, or a point or comma between digits.
    private static bool JoinsWord(string text, int at, int end) =>
        at + 1 < end && ((text[at] is '\'' or '’' && char.IsLetter(text[at + 1])) || (text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private static string Fold(string word)
    {
        var plain = PlainLetters.Of(word);
        plain = plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain;
        plain = plain.Replace("'", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return Numbers.GetValueOrDefault(plain, plain);
    }
}
