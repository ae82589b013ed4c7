using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Revisions;

/// <summary>
/// Cuts a text into words so that two texts which differ in typography alone give the same: quotation marks, dashes, blanks, case, accents, ligatures,
/// points of abbreviations, contractions and the ends of paragraphs make no difference. Captions, datelines, notes of corrections and boilerplate are left out.
/// </summary>
internal static class RevisionWords
{
    private const int MostWords = 300_000;

    private static readonly FrozenDictionary<string, string> Numbers =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".Split(' ')
            .Select((word, number) => (word, number))
            .Concat("thirty forty fifty sixty seventy eighty ninety".Split(' ').Select((word, at) => (word, number: 30 + (10 * at)))))
        .ToFrozenDictionary(pair => pair.word, pair => pair.number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Ordinals =
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".Split(' ')
            .Select((word, at) => KeyValuePair.Create((at + 1).ToString(CultureInfo.InvariantCulture), word)).ToFrozenDictionary(StringComparer.Ordinal);

    // One key for the forms that reported speech turns into each other.
    private static readonly FrozenDictionary<string, string> Backshift = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["would"] = "will", ["could"] = "can", ["might"] = "may", ["per cent"] = "percent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<int, string> Symbols = new Dictionary<int, string>
    {
        ['$'] = "dollar", ['€'] = "euro", ['£'] = "pound", ['¥'] = "yen", ['%'] = "percent",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> Ligatures = new Dictionary<int, string>
    {
        [0xFB00] = "ff", [0xFB01] = "fi", [0xFB02] = "fl", [0xFB03] = "ffi", [0xFB04] = "ffl", [0xFB05] = "st", [0xFB06] = "st",
    }.ToFrozenDictionary();

    // How sure, how many of all: these change what is said.
    private static readonly FrozenSet<string> Telling = "will can may must should perhaps maybe all every most many few".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a text, in its order.</summary>
    /// <param name="text">Canonical text.</param>
    /// <param name="blocks">Its parts, in code points; none: all of it counts.</param>
    public static IReadOnlyList<RevisionWord> Of(string text, IReadOnlyList<Block> blocks) => Of([.. text.EnumerateRunes()], blocks);

    /// <summary>The same of a text in code points.</summary>
    public static IReadOnlyList<RevisionWord> Of(Rune[] runes, IReadOnlyList<Block> blocks)
    {
        var words = new List<RevisionWord>();
        foreach (var (start, end) in Parts(blocks, runes.Length))
        {
            for (var at = start; at < end && words.Count < MostWords;)
            {
                var next = EndOfWord(runes, at, end);
                if (next > at)
                {
                    Add(words, runes, at, next);
                }
                else if (Symbols.TryGetValue(runes[at].Value, out var name))
                {
                    words.Add(new RevisionWord(name, at, at + 1, Tells: true));
                }

                at = Math.Max(next, at + 1);
            }
        }

        return words;
    }

    /// <summary>Whether a word carries meaning of its own.</summary>
    public static bool Tells(string key) => Telling.Contains(key) || !FunctionWords.Has(key);

    private static IEnumerable<(int Start, int End)> Parts(IReadOnlyList<Block> blocks, int length) => blocks.Count == 0
        ? [(0, length)]
        : blocks.Where(block => block.Kind is BlockKind.Unspecified or BlockKind.Title or BlockKind.Standfirst or BlockKind.Paragraph or BlockKind.Blockquote or BlockKind.List or BlockKind.Embed)
            .Select(block => (Math.Clamp(block.Start, 0, length), Math.Clamp(block.End, 0, length)));

    private static int EndOfWord(Rune[] runes, int start, int end)
    {
        var at = start;
        while (at < end && (IsOfWord(runes[at]) || (at > start && Joins(runes, start, at, end))))
        {
            // "2.30pm" is two words, "F35" is one.
            if (at > start && Rune.IsDigit(runes[start]) && Rune.IsLetter(runes[at]))
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static bool Joins(Rune[] runes, int start, int at, int end)
    {
        if (at + 1 >= end || !IsOfWord(runes[at + 1]))
        {
            return false;
        }

        return runes[at].Value switch
        {
            '\'' or 0x2019 or 0x02BC => Rune.IsLetter(runes[at - 1]) && Rune.IsLetter(runes[at + 1]),
            '.' when Rune.IsDigit(runes[at - 1]) => Rune.IsDigit(runes[at + 1]),
            ',' or ':' => Rune.IsDigit(runes[at - 1]) && Rune.IsDigit(runes[at + 1]),
            // "U.S.", "p.m."
            '.' => Rune.IsLetter(runes[at - 1]) && (at - 1 == start || runes[at - 2].Value == '.') && Rune.IsLetter(runes[at + 1]) && (at + 2 >= end || !Rune.IsLetterOrDigit(runes[at + 2])),
            _ => Rune.GetUnicodeCategory(runes[at]) == UnicodeCategory.Format,
        };
    }

    private static void Add(List<RevisionWord> words, Rune[] runes, int start, int end)
    {
        var plain = Plain(runes.AsSpan(start, end - start));
        var follows = words.Count > 0 ? words[^1] : default;
        if (plain.Length == 0)
        {
            return;
        }

        if (plain is "st" or "nd" or "rd" or "th" && follows.End == start && follows.Key is { Length: > 0 } number && char.IsAsciiDigit(number[0]))
        {
            // "2nd" is "second", "25th" is "25".
            words[^1] = new RevisionWord(Ordinals.GetValueOrDefault(number, number), follows.Start, end, Tells: true);
            return;
        }

        if (plain == "cent" && follows.Key == "per")
        {
            words[^1] = new RevisionWord("percent", follows.Start, end, Tells: true);
            return;
        }

        foreach (var key in Parted(plain))
        {
            var known = Backshift.GetValueOrDefault(key, Numbers.GetValueOrDefault(key, key));
            words.Add(new RevisionWord(known, start, end, Tells(known)));
        }
    }

    private static string Plain(ReadOnlySpan<Rune> runes)
    {
        var letters = new StringBuilder(runes.Length);
        var isNumber = Rune.IsDigit(runes[0]);
        foreach (var rune in runes)
        {
            if (Ligatures.TryGetValue(rune.Value, out var parted))
            {
                letters.Append(parted);
            }
            else if (isNumber ? rune.Value != ',' : rune.Value != '.')
            {
                letters.Append(isNumber && rune.Value == ':' ? "." : rune.ToString());
            }
        }

        return PlainLetters.Of(letters.ToString());
    }

    // "didn't" is "did not", "it'll" is "it will"; a possessive and other short forms of auxiliaries tell nothing.
    private static IEnumerable<string> Parted(string plain)
    {
        var apostrophe = plain.LastIndexOf('\'');
        if (plain == "cannot")
        {
            return ["can", "not"];
        }

        if (apostrophe <= 0)
        {
            return [plain];
        }

        var (before, after) = (plain[..apostrophe], plain[(apostrophe + 1)..]);
        return after switch
        {
            "t" when before is "can" => ["can", "not"],
            "t" when before is "won" => ["will", "not"],
            "t" when before is "shan" => ["shall", "not"],
            "t" when before.EndsWith('n') => [before[..^1], "not"],
            "ll" => [before, "will"],
            "s" or "re" or "ve" or "m" or "d" => [before],
            _ => [plain.Replace("'", "", StringComparison.Ordinal)],
        };
    }
}
