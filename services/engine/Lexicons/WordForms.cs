using System.Collections.Frozen;
using System.Globalization;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Lexicons;

/// <summary>What the word lists tell of a word for those who compare words: its base form, and how often news has it.</summary>
public static class WordForms
{
    private static readonly FrozenDictionary<string, int> Counts =
        LexiconFile.Rows("word-tags.tsv").ToFrozenDictionary(row => row[0], row => row[1].Split(' ').Sum(Count), StringComparer.Ordinal);

    /// <summary>All words that were counted.</summary>
    public static int Total { get; } = Counts.Values.Sum();

    /// <summary>How often a lower-case word was seen among <see cref="Total"/> words of news; 0 for one seen fewer than three times.</summary>
    public static int CountOf(string lower) => Counts.GetValueOrDefault(lower);

    /// <summary>The base form of a lower-case word, taken as a verb: "said" gives "say"; words that are no verb's form may lose an ending.</summary>
    public static string BaseOf(string lower) => VerbLexicon.Lemma(lower);

    private static int Count(string item) => int.Parse(item.AsSpan(item.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
