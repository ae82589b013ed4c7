using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Figures;

/// <summary>What a number counts: tokens up to End, the unit as printed, and the name of the rule.</summary>
internal readonly record struct UnitReading(int End, string Unit, string Rule, double Confidence);

/// <summary>Reads the unit after a number: percent, currencies, measures, counted things.</summary>
internal static class UnitReader
{
    private const int MostModifiers = 4;

    private static readonly FrozenSet<string> Currencies = Set("dollar dollars euro euros pound pounds franc francs yen yuan rouble roubles ruble rubles rupee rupees peso pesos crown crowns krona kronor krone kroner lira won dinar dinars "
        + "dirham dirhams shekel shekels hryvnia zloty forint rand real reais ringgit baht riyal riyals naira cent cents pence sterling bitcoin");

    // Adjectives that make another unit of the noun.
    private static readonly FrozenSet<string> Measuring = Set("cubic square metric nautical light");

    // Counted, though they look singular.
    private static readonly FrozenSet<string> Plurals = Set("people aircraft staff troops police personnel men women children sheep cattle fish data media folk clergy");

    // Things that are counted in a figure of speech only.
    private static readonly FrozenSet<string> Idle = Set("thing way point hand reason day time side another other day's moment such else more person's sense area aspect");

    private static readonly FrozenSet<string> Fates = Set("killed wounded injured dead missing arrested detained held hurt hospitalised hospitalized displaced homeless");

    private static readonly FrozenSet<string> Compound = Set("point page member seat bed mile kilometre kilometer metre meter foot tonne ton person strong game match goal vote acre room storey story metre word nation country vessel lane track game");

    public static bool IsCurrencySign(string mark) => mark is "$" or "£" or "€" or "¥" or "₹" or "₽" or "₩" or "₪" or "₺" or "₦" or "₴" or "₱" or "฿";

    public static bool IsCurrencyCode(Clause clause, int at) =>
        clause.Lower(at) is "usd" or "eur" or "gbp" or "chf" or "jpy" or "cny" or "rmb" or "inr" or "rub" or "aud" or "cad" or "nzd" or "sek" or "nok" or "dkk" or "zar" or "brl" or "rs" or "rs." && clause[at].IsCapital;

    public static UnitReading? Read(Clause clause, int end, NumberReading number)
    {
        if (number.Suffix is { Length: > 0 } && number.Factor == 1)
        {
            return new UnitReading(end, number.Suffix, "figure:measure", 0.9);
        }

        return Percent(clause, end) ?? Currency(clause, end) ?? Counted(clause, end, number.Value == 1);
    }

    public static UnitReading? Percent(Clause clause, int end)
    {
        var word = clause.Lower(end);
        if (word is "percentage" or "basis" && clause.Lower(end + 1) is "point" or "points")
        {
            return new UnitReading(end + 2, Printed(clause, end, end + 2), "figure:percent", 0.95);
        }

        return word is "%" or "percent" or "pc" or "pct" ? new UnitReading(end + 1, word, "figure:percent", 0.95)
            : word == "per" && clause.Lower(end + 1) == "cent" ? new UnitReading(end + 2, "per cent", "figure:percent", 0.95) : null;
    }

    // "euros", "Swiss francs", "Hong Kong dollars", "USD", "euros per megawatt hour".
    private static UnitReading? Currency(Clause clause, int end)
    {
        if (end < clause.End && IsCurrencyCode(clause, end) && clause[end].IsUpper)
        {
            return new UnitReading(end + 1, Printed(clause, end, end + 1), "figure:money", 0.95);
        }

        for (var i = end; i < clause.End && i < end + 3; i++)
        {
            if (Currencies.Contains(clause.Lower(i)) && clause.Tag(i) is not ("JJ" or "VB" or "VBD" or "RB"))
            {
                var last = WithRate(clause, i + 1);
                return new UnitReading(last, Printed(clause, end, last), "figure:money", 0.95);
            }

            if (!clause[i].IsCapital)
            {
                break;
            }
        }

        return null;
    }

    private static int WithRate(Clause clause, int end)
    {
        if (clause.Lower(end) != "per" || clause.Lower(end + 1) == "cent")
        {
            return end;
        }

        var last = end + 1;
        while (last < end + 3 && clause.Tag(last) is "NN" or "JJ" && !clause[last].IsCapital)
        {
            last++;
        }

        return last > end + 1 ? last : end;
    }

    private static UnitReading? Counted(Clause clause, int end, bool one)
    {
        var start = end;
        var at = end;
        while (at < clause.End && at - end < MostModifiers && !IsHead(clause, at, one) && IsModifier(clause, at))
        {
            at++;
        }

        if (!IsHead(clause, at, one) || (one && Idle.Contains(clause.Lower(at))) || TimeWords.IsDayOrMonth(clause.Lower(at)))
        {
            return null;
        }

        // Of the words before the noun only nouns belong to the unit: "shipping companies", but "smaller ports".
        start = at;
        while (start > end && (clause.Tag(start - 1) == "NN" || Measuring.Contains(clause.Lower(start - 1))) && !clause[start - 1].IsCapital)
        {
            start--;
        }

        var last = TimeWords.UnitOf(clause.Lower(at)) == Times.Unit.None && clause.Lower(at) is "tonnes" or "barrels" or "kilometres" or "kilometers" or "miles" or "litres" or "liters" ? WithRate(clause, at + 1) : at + 1;
        return new UnitReading(last, Printed(clause, start, last), one ? "figure:single" : "figure:counted", one ? 0.65 : 0.85);
    }

    private static bool IsModifier(Clause clause, int at) =>
        clause.Tag(at) is "JJ" or "NN" or "NNP" or "VBN" or "VBG" or "CD" && !clause.Lower(at).StartsWith("of", StringComparison.Ordinal)
        && !(clause.Tag(at) == "CD" && NumberReader.Read(clause, at) is not null);

    private static bool IsHead(Clause clause, int at, bool one)
    {
        // "four plain-clothes officers"
        if (at >= clause.End || clause[at].IsCapital || (clause.Lower(at).Contains('-', StringComparison.Ordinal) && clause.Tag(at + 1).StartsWith("NN", StringComparison.Ordinal)))
        {
            return false;
        }

        var tag = clause.Tag(at);
        return one ? tag == "NN" && clause.Tag(at + 1) is not ("NN" or "NNS") : (tag == "NNS" || Plurals.Contains(clause.Lower(at))) && !(clause.Tag(at + 1) is "NNS" && !clause[at + 1].IsCapital);
    }

    /// <summary>"30 wounded", "60 were missing": people, though the text doesn't say the word.</summary>
    public static bool IsFate(Clause clause, int end)
    {
        var at = clause.Lower(end) is "others" or "more" ? end + 1 : end;
        at = VerbLexicon.IsBe(clause.Lower(at)) ? at + 1 : at;
        at = clause.Lower(at) is "still" or "also" or "reported" or "feared" or "been" ? at + 1 : at;
        return Fates.Contains(clause.Lower(at));
    }

    /// <summary>"28-point", "24-year-old", "14-hour": number and unit in one word.</summary>
    public static (decimal Number, string Unit, bool Age)? InOneWord(string lower)
    {
        var dash = lower.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || lower.Length > 30)
        {
            return null;
        }

        var unit = lower[(dash + 1)..];
        var count = lower[..dash];
        if (!(char.IsAsciiDigit(count[0]) ? NumberReader.Plain(count) is { } number : TimeWords.TryNumber(count, out number)))
        {
            return null;
        }

        if (unit is "year-old" or "year-olds")
        {
            return number is > 0 and < 130 ? (number, "years", true) : null;
        }

        return number >= 2 && (TimeWords.UnitOf(unit) != Times.Unit.None && !unit.EndsWith('s') || Compound.Contains(unit)) ? (number, unit switch { "foot" => "feet", "story" or "country" => unit[..^1] + "ies", "person" => "people", "strong" => "", _ => unit + "s" }, false) : null;
    }

    public static string Printed(Clause clause, int first, int end) => clause.Text.Value[clause[first].Start..clause[end - 1].End];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
