using System.Globalization;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads times of day: "10:30 a.m.", "3pm", "18:00 UTC", "noon", "1300 GMT", with the day beside them.</summary>
internal static class Clocks
{
    /// <summary>A time of day as "HH:mm" with "Z" or an offset where the zone tells it.</summary>
    public static (string Iso, int End)? ReadClock(Clause clause, int at) =>
        Time(clause, at) is { } time && (time.Certain || Zone(clause, time.End) is not null) ? WithZone(clause, time.Iso, time.End) : null;

    /// <summary>A time of day, joined with the day that stands beside it.</summary>
    public static TimeReading? Read(Scene scene, int at)
    {
        if (ReadClock(scene.Clause, at) is not { } clock || IsNoTime(scene, at, clock.End))
        {
            return null;
        }

        if (scene.Lower(clock.End - 1) == "o'clock" && scene.Told.IsLate && string.CompareOrdinal(clock.Iso, "12") < 0)
        {
            clock.Iso = string.Create(CultureInfo.InvariantCulture, $"{int.Parse(clock.Iso.AsSpan(0, 2), CultureInfo.InvariantCulture) + 12:D2}{clock.Iso[2..]}");
        }

        var next = scene.Lower(clock.End) is "on" or "of" or "," ? clock.End + 1 : clock.End;
        if (Day(scene, next) is { } day)
        {
            return day.At(at, day.End, "T" + clock.Iso);
        }

        // The day told in this sentence or just before; a time that opens its line is one of the day of publication.
        var near = at > scene.Clause.First || scene.Told.IsNarrative ? scene.Told.Day : null;
        var known = near ?? scene.Today;
        return known is { } date
            ? TimeReading.Of(at, clock.End, date, "clock").At(at, clock.End, "T" + clock.Iso) with { Confidence = 0.8 }
            : new TimeReading(at, clock.End, TimeType.Time, "T" + clock.Iso, "clock");
    }

    /// <summary>A day with a time of day behind it: "Monday at 10 a.m.".</summary>
    public static TimeReading? After(Scene scene, TimeReading day)
    {
        if (day.Type != TimeType.Date || day.When is not (null or { Grain: Grain.Day }) || (day.When is null && !day.NeedsAnchor))
        {
            return null;
        }

        var at = scene.Lower(day.End) is "at" or "," or "by" or "around" or "about" or "from" ? day.End + 1 : day.End;
        at += scene.Lower(at) is "at" or "around" or "about" ? 1 : 0;
        return ReadClock(scene.Clause, at) is { } clock ? day.At(day.First, clock.End, "T" + clock.Iso) : null;
    }

    private static TimeReading? Day(Scene scene, int at) =>
        Days.Read(scene, at) is { Type: TimeType.Date, Reason: not "AMBIGUOUS" } day ? day : Relatives.ToTold(scene, at) is { Type: TimeType.Date, When: { Grain: Grain.Day } } told ? told : null;

    // "John 3:16", a score.
    private static bool IsNoTime(Scene scene, int at, int end) =>
        end == at + 1 && scene.Lower(at).Contains(':', StringComparison.Ordinal) && scene.Clause.Tag(at - 1) == "NNP" && !TimeWords.IsDayOrMonth(scene.Lower(at - 1)) && !scene.Lower(at).EndsWith('m');

    private static (string Iso, int End, bool Certain)? Time(Clause clause, int at)
    {
        var word = clause.Lower(at);
        if (word is "noon" or "midday" or "midnight" && (!clause[at].IsCapital || at == clause.First))
        {
            return (word == "midnight" ? "24:00" : "12:00", at + 1, true);
        }

        if (Past(clause, at) is { } spoken1)
        {
            return spoken1;
        }

        if (word.Length is 0 or > 8 || (!char.IsAsciiDigit(word[0]) && !IsHourWord(clause, at)))
        {
            return null;
        }

        var end = at + 1;
        var half = word.EndsWith("am", StringComparison.Ordinal) ? "am" : word.EndsWith("pm", StringComparison.Ordinal) ? "pm" : "";
        var digits = half.Length > 0 ? word[..^2] : word;
        if (half.Length == 0 && Half(clause.Lower(end)) is { Length: > 0 } written)
        {
            half = written;
            end++;
        }

        // "five in the morning", "8 in the evening".
        if (half.Length == 0 && clause.Lower(end) == "in" && clause.Lower(end + 1) == "the" && clause.Lower(end + 2) is "morning" or "afternoon" or "evening")
        {
            half = clause.Lower(end + 2) == "morning" ? "am" : "pm";
            return TimeWords.TryNumber(digits, out var whole) && whole is >= 1 and <= 12 && whole == Math.Floor(whole) && Hour((int)whole, 0, half) is { } spoken2 ? (spoken2, end + 3, true) : null;
        }

        var certain = half.Length > 0 || digits.Contains(':', StringComparison.Ordinal);
        if (clause.Lower(end) is "o'clock")
        {
            return (!char.IsAsciiDigit(digits[0]) && TimeWords.TryNumber(digits, out var spoken) ? Hour((int)spoken, 0, "") : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? Hour(plain, 0, "") : null) is { } whole
                ? (whole, end + 1, true) : null;
        }

        if (clause.Lower(end) is "noon" or "midnight" && digits == "12")
        {
            return (clause.Lower(end) == "noon" ? "12:00" : "24:00", end + 1, true);
        }

        return Parse(digits, half) is { } iso ? (iso, end, certain && !(half.Length == 0 && digits.Count(c => c == ':') > 1)) : null;
    }

    // "half past nine", "a quarter to five"; which half of the day is the reader's guess, and the morning's here.
    private static (string Iso, int End, bool Certain)? Past(Clause clause, int at)
    {
        var minutes = clause.Lower(at) switch { "half" => 30, "quarter" => 15, _ => 0 };
        if (minutes == 0 || clause.Lower(at + 1) is not ("past" or "to") || !TimeWords.TryNumber(clause.Lower(at + 2), out var hour) || hour is < 1 or > 12 || hour != Math.Floor(hour) || (minutes == 30 && clause.Lower(at + 1) == "to"))
        {
            return null;
        }

        var half = Half(clause.Lower(at + 3));
        var end = half.Length > 0 ? at + 4 : at + 3;
        var to = clause.Lower(at + 1) == "to";
        return Hour(to ? hour == 1 ? 12 : (int)hour - 1 : (int)hour, to ? 60 - minutes : minutes, half) is { } iso ? (iso, end, true) : null;
    }

    private static bool IsHourWord(Clause clause, int at) =>
        TimeWords.TryNumber(clause.Lower(at), out var hour) && hour is >= 1 and <= 12 && (clause.Lower(at + 1) == "o'clock" || (clause.Lower(at + 1) == "in" && clause.Lower(at + 2) == "the") || Half(clause.Lower(at + 1)).Length > 0);

    private static string Half(string word) => word switch { "am" or "a.m." or "a.m" => "am", "pm" or "p.m." or "p.m" => "pm", _ => "" };

    /// <summary>The time of day that one word tells for certain: "9am", "10:00".</summary>
    public static string? OfWord(string word)
    {
        var half = word.EndsWith("am", StringComparison.Ordinal) ? "am" : word.EndsWith("pm", StringComparison.Ordinal) ? "pm" : "";
        return word.Length > 2 && char.IsAsciiDigit(word[0]) && (half.Length > 0 || word.Contains(':', StringComparison.Ordinal)) ? Parse(half.Length > 0 ? word[..^2] : word, half) : null;
    }

    private static string? Parse(string digits, string half)
    {
        if (!char.IsAsciiDigit(digits.Length > 0 ? digits[0] : ' '))
        {
            return TimeWords.TryNumber(digits, out var spoken) ? Hour((int)spoken, 0, half) : null;
        }

        var parts = digits.Split(':', '.');
        if (parts.Length == 1 && digits.Length == 4 && half.Length == 0)
        {
            parts = [digits[..2], digits[2..]];
        }

        if (parts.Length > 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour))
        {
            return null;
        }

        var minute = 0;
        if (parts.Length == 3)
        {
            return parts[1].Length == 2 && parts[2].Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute)
                && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second <= 59 && Hour(hour, minute, half) is { } whole ? string.Create(CultureInfo.InvariantCulture, $"{whole}:{second:D2}") : null;
        }

        return parts.Length >= 2 && (parts[1].Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute)) ? null : Hour(hour, minute, half);
    }

    private static string? Hour(int hour, int minute, string half)
    {
        if (hour > 23 || minute > 59 || (half.Length > 0 && hour is 0 or > 12 && half == "am"))
        {
            return null;
        }

        hour = half == "pm" && hour < 12 ? hour + 12 : half == "am" && hour == 12 ? 0 : hour;
        return string.Create(CultureInfo.InvariantCulture, $"{hour:D2}:{minute:D2}");
    }

    private static (string Iso, int End) WithZone(Clause clause, string iso, int end) => Zone(clause, end) is { } zone ? (iso + zone.Offset, zone.End) : (iso, end);

    // "UTC", "(GMT +8)", "EST", "local time", "Moscow time"; a name whose offset is not certain keeps its words and gives none.
    private static (string Offset, int End)? Zone(Clause clause, int at)
    {
        var open = clause.Lower(at) == "(" ? 1 : 0;
        var first = at + open;
        if (clause.Lower(first + 1) == "time" && (clause.Lower(first) is "local" or "eastern" or "pacific" or "central" || clause.Tag(first) == "NNP"))
        {
            return Close(clause, "", first + 2, open);
        }

        if (clause.Lower(first + 2) == "time" && clause.Lower(first + 1) is "standard" or "daylight" or "summer" or "mean")
        {
            return Close(clause, "", first + 3, open);
        }

        if (first >= clause.End || !clause[first].IsUpper)
        {
            return null;
        }

        var offset = clause.Lower(first) switch
        {
            "gmt" or "utc" => "Z", "bst" or "cet" or "wat" => "+01:00", "cest" or "eet" or "sast" => "+02:00", "eest" or "msk" or "eat" => "+03:00", "pkt" => "+05:00", "jst" or "kst" => "+09:00",
            "hkt" or "sgt" or "awst" => "+08:00", "aest" => "+10:00", "aedt" => "+11:00", "nzst" => "+12:00", "nzdt" => "+13:00",
            "est" or "cdt" => "-05:00", "edt" => "-04:00", "mst" or "pdt" => "-07:00", "mdt" => "-06:00", "pst" => "-08:00", "et" or "ct" or "mt" or "pt" or "ist" or "cst" => "", _ => null,
        };
        if (offset is null)
        {
            return null;
        }

        var hours = 0;
        var signed = offset == "Z" && clause.Lower(first + 1) is "+" or "-" or "\u2212" && int.TryParse(clause.Lower(first + 2), NumberStyles.None, CultureInfo.InvariantCulture, out hours) && hours <= 14;
        return signed
            ? Close(clause, string.Create(CultureInfo.InvariantCulture, $"{(clause.Lower(first + 1) == "+" ? '+' : '-')}{hours:D2}:00"), first + 3, open)
            : Close(clause, offset, first + 1, open);
    }

    private static (string Offset, int End)? Close(Clause clause, string offset, int end, int open) =>
        open == 0 ? (offset, end) : clause.Lower(end) == ")" ? (offset, end + 1) : null;
}
