using System.Collections.Frozen;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Languages;

/// <summary>The most frequent words of English and of other languages in the Latin script.</summary>
internal static class FunctionWords
{
    /// <summary>Longest listed word; a longer one needs no look.</summary>
    public const int Longest = 12;

    // Bit n stands for the n-th language of the list.
    private static readonly FrozenDictionary<string, int> Languages;
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup;

    static FunctionWords()
    {
        var languages = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = LexiconFile.Rows("function-words.tsv").ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            English = rows[i][0] == "en" ? i : English;
            foreach (var word in rows[i][1].Split(' '))
            {
                languages[word] = languages.GetValueOrDefault(word) | 1 << i;
            }
        }

        Count = rows.Count;
        Languages = languages.ToFrozenDictionary(StringComparer.Ordinal);
        Lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many languages are listed.</summary>
    public static int Count { get; }

    /// <summary>The number of English among them.</summary>
    public static int English { get; }

    /// <summary>The languages that a word in lower case is frequent in, one bit each.</summary>
    public static int LanguagesOf(ReadOnlySpan<char> lower) => Lookup.TryGetValue(lower, out var languages) ? languages : 0;
}
