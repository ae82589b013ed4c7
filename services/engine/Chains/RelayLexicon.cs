using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Chains;

/// <summary>Words that say who passed something on, each with the prepositions that lead to the relay's name: "seen by", "interview with".</summary>
internal static class RelayLexicon
{
    private const string Bare = "-";
    private static readonly FrozenDictionary<string, HopKind> Kinds = Read();

    /// <summary>How a word before a preposition passes on, or null; the word may have any ending.</summary>
    public static HopKind? KindOf(string lower, string preposition) =>
        Find(lower, preposition) ?? Find(VerbLexicon.Lemma(lower), preposition) ?? (lower.Length > 3 && lower.EndsWith('s') ? Find(lower[..^1], preposition) : null);

    /// <summary>How a preposition passes on by itself, or null: "said on X".</summary>
    public static HopKind? KindOfBare(string preposition) => Find(Bare, preposition);

    /// <summary>Whether any word of the table takes the preposition.</summary>
    public static bool IsPreposition(string lower) => lower is "by" or "with" or "to" or "in" or "on" or "for" or "from";

    private static HopKind? Find(string word, string preposition) => Kinds.TryGetValue(word + " " + preposition, out var kind) ? kind : null;

    private static FrozenDictionary<string, HopKind> Read() =>
        LexiconFile.Rows("relays.tsv")
            .SelectMany(row => row[1].Split(';').Select(preposition => (Key: row[0] + " " + preposition, Kind: KindOf(row[2]))))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Kind, StringComparer.Ordinal);

    private static HopKind KindOf(string name) => name switch
    {
        "SAID_TO" => HopKind.SaidTo,
        "REPORTED" => HopKind.Reported,
        "CITED" => HopKind.Cited,
        "QUOTED" => HopKind.Quoted,
        "PUBLISHED" => HopKind.Published,
        "OBTAINED" => HopKind.Obtained,
        "SEEN" => HopKind.Seen,
        _ => throw new InvalidOperationException($"relays.tsv: {name} is no kind of hop."),
    };
}
