using System.Collections.Frozen;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Cues;

/// <summary>Base forms of verbs: listed forms first, then the regular endings.</summary>
internal static class VerbLexicon
{
    private static readonly FrozenDictionary<string, string> Forms =
        LexiconFile.Rows("verb-forms.tsv").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    public static string Lemma(string lower)
    {
        if (Forms.TryGetValue(lower, out var lemma))
        {
            return lemma;
        }

        if (lower.Length > 4 && lower.EndsWith("ies", StringComparison.Ordinal))
        {
            return lower[..^3] + "y";
        }

        if (lower.Length > 5 && lower.EndsWith("ing", StringComparison.Ordinal))
        {
            return Stem(lower[..^3]);
        }

        if (lower.Length > 4 && lower.EndsWith("ied", StringComparison.Ordinal))
        {
            return lower[..^3] + "y";
        }

        if (lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal))
        {
            return Stem(lower[..^2]);
        }

        return lower.Length > 3 && lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) ? lower[..^1] : lower;
    }

    public static bool IsBe(string lower) => lower is "be" or "is" or "are" or "was" or "were" or "been" or "being" or "am" or "'s" or "'re" or "'m" or "gets" or "got" or "get";

    public static bool IsHave(string lower) => lower is "have" or "has" or "had" or "having" or "'ve" or "'d";

    // "stopp" -> "stop", "charg" -> "charge": doubled consonants lose one, the rest keep what stands.
    private static string Stem(string stem) =>
        CueLexicon.IsKnown(stem + "e") && !CueLexicon.IsKnown(stem) ? stem + "e"
        : stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e') ? stem[..^1]
        : stem[^1] is 'c' or 'v' or 'z' or 'u' || (stem[^1] is 'g' && stem[^2] is 'r' or 'n' or 'd') || (stem[^1] is 's' && stem[^2] is not 's') ? stem + "e" : stem;
}
