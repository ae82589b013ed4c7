using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>A time found: tokens [First, End) and what they mean.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Type">TIMEX3 type.</param>
/// <param name="Value">TIMEX3 value; empty where it is not known, and then <paramref name="Reason"/> says why.</param>
/// <param name="Rule">Which rule read it.</param>
/// <param name="Reason">NO_ANCHOR or AMBIGUOUS where there is no value.</param>
internal sealed record TimeReading(int First, int End, TimeType Type, string Value, string Rule, string Reason = "")
{
    /// <summary>TIMEX3 mod.</summary>
    public string Mod { get; init; } = "";

    /// <summary>Value at which a range begins.</summary>
    public string RangeBegin { get; init; } = "";

    /// <summary>Value at which a range ends, included.</summary>
    public string RangeEnd { get; init; } = "";

    /// <summary>TIMEX3 quant of a set.</summary>
    public string Quant { get; init; } = "";

    /// <summary>TIMEX3 freq of a set.</summary>
    public string Freq { get; init; } = "";

    /// <summary>How sure the reading is, 0.01 to 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The other end, where a range in words names two times ("from March to May"): both know where the range begins and ends.</summary>
    public TimeReading? Other { get; init; }

    /// <summary>The stretch of the calendar that the value names.</summary>
    public When? When { get; init; }

    public Grounds Grounds => new(Rule, Confidence) { Reasons = Reason.Length > 0 ? [Reason] : [] };

    public bool NeedsAnchor => Reason == "NO_ANCHOR";

    public static TimeReading Of(int first, int end, When when, string rule) => new(first, end, TimeType.Date, when.Value, rule) { When = when };

    /// <summary>A date that counts from the day of publication, which is not known.</summary>
    public static TimeReading Unanchored(int first, int end, TimeType type, string rule) => new(first, end, type, "", rule, "NO_ANCHOR") { Confidence = 0.9 };

    public static TimeReading Ambiguous(int first, int end, TimeType type, string rule) => new(first, end, type, "", rule, "AMBIGUOUS") { Confidence = 0.9 };

    /// <summary>The same, with a time of day behind the value of a day.</summary>
    public TimeReading At(int first, int end, string clock) =>
        this with { First = first, End = end, Type = TimeType.Time, Value = Value.Length > 0 ? Value + clock : "" };
}
