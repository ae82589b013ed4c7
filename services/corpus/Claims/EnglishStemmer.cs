using System.Collections.Frozen;

namespace Hearsay.Corpus.Claims;

/// <summary>The English stemmer of the Snowball project ("Porter 2"), by its published description: forms of one word get one stem.</summary>
internal static class EnglishStemmer
{
    private static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl",
        ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe",
        ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes", ["inning"] = "inning", ["outing"] = "outing",
        ["canning"] = "canning", ["herring"] = "herring", ["earring"] = "earring",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Suffix, string By)[] Second =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"),
        ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] Third =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Fourth =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }

        if (Exceptions.TryGetValue(word, out var stem))
        {
            return stem;
        }

        var letters = MarkConsonants(word);
        var (first, second) = Regions(letters);
        var w = Plural(Ends(letters, "'s") ? letters[..^2] : letters.TrimEnd('\''));
        w = Past(w, first);
        w = w.Length > 2 && w[^1] is 'y' or 'Y' && !IsVowel(w[^2]) ? w[..^1] + "i" : w;
        w = Replace(w, Second, first, IsSecondFit);
        w = Replace(w, Third, first, (stem, suffix) => suffix != "ative" || stem.Length >= second);
        return Last(Shorten(w, second), first, second).ToLowerInvariant();
    }

    private static bool Ends(string w, string suffix) => w.EndsWith(suffix, StringComparison.Ordinal);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (IsVowel(letter))
            {
                return true;
            }
        }

        return false;
    }

    // "Y" is a y that stands for a consonant.
    private static string MarkConsonants(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }

        return new string(letters);
    }

    private static (int First, int Second) Regions(string w)
    {
        var first = w.StartsWith("gener", StringComparison.Ordinal) || w.StartsWith("arsen", StringComparison.Ordinal) ? 5
            : w.StartsWith("commun", StringComparison.Ordinal) ? 6 : After(w, 0);
        return (first, After(w, first));
    }

    private static int After(string w, int from)
    {
        for (var i = from + 1; i < w.Length; i++)
        {
            if (!IsVowel(w[i]) && IsVowel(w[i - 1]))
            {
                return i + 1;
            }
        }

        return w.Length;
    }

    private static string Plural(string w)
    {
        if (Ends(w, "sses"))
        {
            return w[..^2];
        }

        if (Ends(w, "ied") || Ends(w, "ies"))
        {
            return w.Length > 4 ? w[..^2] : w[..^1];
        }

        return w.Length > 2 && w[^1] == 's' && !Ends(w, "us") && !Ends(w, "ss") && HasVowel(w.AsSpan(0, w.Length - 2)) ? w[..^1] : w;
    }

    private static string Past(string w, int first)
    {
        foreach (var suffix in (string[])["eedly", "eed"])
        {
            if (Ends(w, suffix))
            {
                return w.Length - suffix.Length >= first ? w[..^suffix.Length] + "ee" : w;
            }
        }

        foreach (var suffix in (string[])["ingly", "edly", "ing", "ed"])
        {
            if (Ends(w, suffix))
            {
                return HasVowel(w.AsSpan(0, w.Length - suffix.Length)) ? Mend(w[..^suffix.Length], first) : w;
            }
        }

        return w;
    }

    private static string Mend(string w, int first)
    {
        if (Ends(w, "at") || Ends(w, "bl") || Ends(w, "iz"))
        {
            return w + "e";
        }

        return w.Length > 1 && w[^1] == w[^2] && w[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't' ? w[..^1]
            : w.Length <= first && EndsShort(w) ? w + "e" : w;
    }

    private static bool EndsShort(string w) =>
        w.Length == 2 ? IsVowel(w[0]) && !IsVowel(w[1])
        : w.Length > 2 && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y') && IsVowel(w[^2]) && !IsVowel(w[^3]);

    private static string Replace(string w, (string Suffix, string By)[] endings, int region, Func<string, string, bool> fits)
    {
        foreach (var (suffix, by) in endings)
        {
            if (Ends(w, suffix))
            {
                return w.Length - suffix.Length >= region && fits(w[..^suffix.Length], suffix) ? w[..^suffix.Length] + by : w;
            }
        }

        return w;
    }

    private static bool IsSecondFit(string stem, string suffix) => suffix switch
    {
        "ogi" => stem.EndsWith('l'),
        "li" => stem.Length > 0 && stem[^1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
        _ => true,
    };

    private static string Shorten(string w, int second)
    {
        foreach (var suffix in Fourth)
        {
            if (Ends(w, suffix))
            {
                var stem = w[..^suffix.Length];
                return stem.Length >= second && (suffix != "ion" || (stem.Length > 0 && stem[^1] is 's' or 't')) ? stem : w;
            }
        }

        return w;
    }

    private static string Last(string w, int first, int second)
    {
        if (w.EndsWith('e') && (w.Length - 1 >= second || (w.Length - 1 >= first && !EndsShort(w[..^1]))))
        {
            return w[..^1];
        }

        return Ends(w, "ll") && w.Length - 1 >= second ? w[..^1] : w;
    }
}
