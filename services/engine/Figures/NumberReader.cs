using System.Collections.Frozen;
using System.Globalization;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Figures;

/// <summary>A number as written: tokens up to End, its value, the factor word that it ends with (1 where there is none), and letters glued to it ("10km").</summary>
internal readonly record struct NumberReading(int End, decimal Value, decimal Factor, string Suffix);

/// <summary>Reads numbers in figures and in words: "1,400", "4.2m", "28", "twenty-eight", "two hundred and fifty", "half a million", "two dozen".</summary>
internal static class NumberReader
{
    private const int LongestInWords = 10;

    // More is no count of anything, and times a factor might not be held.
    private const decimal Most = 1_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, decimal> Small = Pairs(
        "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 "
        + "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90");

    private static readonly FrozenDictionary<string, decimal> Factors = Pairs(
        "hundred 100 dozen 12 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 m 1000000 mn 1000000 mln 1000000 bn 1000000000 bln 1000000000 tn 1000000000000 k 1000 lakh 100000 crore 10000000");

    private static readonly FrozenDictionary<string, decimal> Fractions = Pairs("half 0.5 third 0.3333 thirds 0.3333 quarter 0.25 quarters 0.25 fifth 0.2 fifths 0.2 tenth 0.1 tenths 0.1");

    private static readonly FrozenSet<string> Measures = "km kg mph kph cm mm ft lb lbs mg gw mw kw mwh gwh kwh ha gb tb mb ml hp".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static NumberReading? Read(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word.Length == 0)
        {
            return null;
        }

        if (char.IsAsciiDigit(word[0]))
        {
            return Digits(clause, at);
        }

        // "half a million", "half a dozen"
        if (word == "half" && clause.Lower(at + 1) is "a" && Factors.TryGetValue(clause.Lower(at + 2), out var halved))
        {
            return new NumberReading(at + 3, 0.5m * halved, halved, "");
        }

        return word is "a" or "an" ? (Factors.ContainsKey(clause.Lower(at + 1)) && clause.Lower(at + 1).Length > 2 ? Words(clause, at + 1, 1) : null) : Words(clause, at, 0);
    }

    /// <summary>"half", "a third", "two-thirds", "three quarters": a part of a whole, four places after the point.</summary>
    public static NumberReading? Fraction(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word == "half")
        {
            return new NumberReading(at + 1, 0.5m, 1, "");
        }

        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && Part(word[..dash], word[(dash + 1)..]) is { } joined)
        {
            return new NumberReading(at + 1, joined, 1, "");
        }

        return Part(word, clause.Lower(at + 1)) is { } apart ? new NumberReading(at + 2, apart, 1, "") : null;
    }

    private static decimal? Part(string count, string part)
    {
        var single = count is "a" or "one";
        if (!Fractions.TryGetValue(part, out var of) || !(single || Small.ContainsKey(count)) || single == part.EndsWith('s'))
        {
            return null;
        }

        var value = (single ? 1 : Small[count]) * (of == 0.3333m ? 1m / 3 : of);
        return value is > 0 and < 1 ? Math.Round(value, 4) : null;
    }

    private static NumberReading? Digits(Clause clause, int at)
    {
        var word = clause.Lower(at);
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || (word[length] is ',' or '.' && length + 1 < word.Length && char.IsAsciiDigit(word[length + 1]))))
        {
            length++;
        }

        if (Plain(word.AsSpan(0, length)) is not { } value || value > Most)
        {
            return null;
        }

        var suffix = word[length..];
        if (suffix.Length == 0)
        {
            return WithFactor(clause, at + 1, value);
        }

        return Factors.TryGetValue(suffix, out var glued) && suffix is not ("hundred" or "dozen") ? new NumberReading(at + 1, value * glued, glued, suffix)
            : Measures.Contains(suffix) ? new NumberReading(at + 1, value, 1, suffix) : null;
    }

    /// <summary>Digits with separators of thousands and a point; null where the separators stand elsewhere.</summary>
    public static decimal? Plain(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 20)
        {
            return null;
        }

        var comma = digits.IndexOf(',');
        if (comma >= 0)
        {
            var whole = digits.IndexOf('.') is var point and >= 0 ? digits[..point] : digits;
            for (var i = 0; i < whole.Length; i++)
            {
                if (whole[i] == ',' != ((whole.Length - i) % 4 == 0 && i > 0))
                {
                    return null;
                }
            }
        }

        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static NumberReading WithFactor(Clause clause, int end, decimal value)
    {
        var word = clause.Lower(end);
        return Factors.TryGetValue(word, out var factor) ? new NumberReading(end + 1, value * factor, factor, word.Length <= 2 ? word : "") : new NumberReading(end, value, 1, "");
    }

    private static NumberReading? Words(Clause clause, int at, decimal current)
    {
        decimal total = 0, last = 1;
        var end = at;
        for (var i = at; i < clause.End && i < at + LongestInWords; i++)
        {
            var word = clause.Lower(i);
            if (current > Most || total > Most)
            {
                return null;
            }

            if (InWord(word) is { } small)
            {
                // "two three" are two numbers; "twenty eight" and "hundred eight" are one.
                if (i > at && !(last is 100 or 1000 or 1_000_000 || (current % 100 is >= 20 && current % 10 == 0 && small < 10)))
                {
                    break;
                }

                current += small;
                last = 1;
            }
            else if (Factors.TryGetValue(word, out var factor) && word.Length > 2 && (current > 0 || total > 0))
            {
                if (factor is 100 or 12)
                {
                    current *= factor;
                }
                else
                {
                    total += current * factor;
                    current = 0;
                }

                last = factor;
            }
            else if (!(word == "and" && last is 100 or 1000 && InWord(clause.Lower(i + 1)) is not null))
            {
                break;
            }

            end = word == "and" ? end : i + 1;
        }

        return end > at ? new NumberReading(end, total + current, last, "") : null;
    }

    private static decimal? InWord(string word)
    {
        if (Small.TryGetValue(word, out var value))
        {
            return value;
        }

        var dash = word.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && Small.TryGetValue(word[..dash], out var ten) && Small.TryGetValue(word[(dash + 1)..], out var one) && ten >= 20 && one is > 0 and < 10 ? ten + one : null;
    }

    private static FrozenDictionary<string, decimal> Pairs(string words)
    {
        var parts = words.Split(' ');
        return Enumerable.Range(0, parts.Length / 2).ToFrozenDictionary(i => parts[2 * i], i => decimal.Parse(parts[(2 * i) + 1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
