using System.Collections.Frozen;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Names;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Corpus.Revisions;

/// <summary>Whether two words that stand at one place of two texts are one: forms of it, its British and American spellings, and slips that were put right.</summary>
internal static class SameWord
{
    private const int LeastOfSlip = 3;

    private static readonly FrozenDictionary<string, string> American = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grey"] = "gray", ["tyre"] = "tire", ["tyres"] = "tires", ["kerb"] = "curb", ["storey"] = "story", ["storeys"] = "stories", ["cheque"] = "check", ["cheques"] = "checks",
        ["ageing"] = "aging", ["judgement"] = "judgment", ["aluminium"] = "aluminum", ["sceptic"] = "skeptic", ["sceptical"] = "skeptical", ["plough"] = "plow", ["programme"] = "program",
        ["programmes"] = "programs", ["whilst"] = "while", ["towards"] = "toward", ["learnt"] = "learned", ["burnt"] = "burned", ["jewellery"] = "jewelry", ["pyjamas"] = "pajamas",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string From, string To)[] Endings =
        [("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
            ("ence", "ense"), ("ences", "enses"), ("tre", "ter"), ("tres", "ters"), ("ogue", "og"), ("ogues", "ogs")];

    /// <summary>Whether the keys are forms or spellings of one word.</summary>
    public static bool Is(string one, string other)
    {
        if (one == other)
        {
            return true;
        }

        if (one.Length < 2 || other.Length < 2 || char.IsAsciiDigit(one[0]) || char.IsAsciiDigit(other[0]))
        {
            return false;
        }

        return StemOf(one) == StemOf(other) || Spelling(one) == Spelling(other) || IsSlip(one, other);
    }

    /// <summary>The stem by which forms of a word are one.</summary>
    public static string StemOf(string key) => EnglishStemmer.Stem(WordForms.BaseOf(key));

    private static string Spelling(string word)
    {
        if (American.TryGetValue(word, out var known))
        {
            return known;
        }

        foreach (var (from, to) in Endings)
        {
            if (word.Length > from.Length + 2 && word.EndsWith(from, StringComparison.Ordinal))
            {
                word = word[..^from.Length] + to;
                break;
            }
        }

        word = word.Replace("our", "or", StringComparison.Ordinal).Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal);
        return string.Concat(word.Where((letter, at) => at == 0 || word[at - 1] != letter));
    }

    // Two words that are both known are two words, unless neighbouring letters changed places.
    private static bool IsSlip(string one, string other)
    {
        if (IsTransposed(one, other))
        {
            return true;
        }

        return (WordForms.CountOf(one) == 0 || WordForms.CountOf(other) == 0) && Spellings.AreSlips(one, other);
    }

    private static bool IsTransposed(string one, string other)
    {
        if (one.Length != other.Length || one.Length < LeastOfSlip)
        {
            return false;
        }

        var at = 0;
        while (one[at] == other[at])
        {
            at++;
        }

        return at + 1 < one.Length && one[at] == other[at + 1] && one[at + 1] == other[at] && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }
}
