using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>A time found: tokens [First, End), and what they mean; NeedsAnchor where there is no value for want of a publication date.</summary>
internal sealed record TimeReading(int First, int End, TimeType Type, string Value, bool NeedsAnchor)
{
    /// <summary>TIMEX3 modifier; empty where there is none.</summary>
    public string Mod { get; init; } = "";

    /// <summary>Value of a range's beginning; empty for what is no range.</summary>
    public string RangeBegin { get; init; } = "";

    /// <summary>Value of a range's end; empty for what is no range.</summary>
    public string RangeEnd { get; init; } = "";

    /// <summary>Of a set, which ones.</summary>
    public string Quant { get; init; } = "";

    /// <summary>Of a set, how often in each period.</summary>
    public string Freq { get; init; } = "";

    public Grounds Grounds { get; init; } = new("time", 0.9);
}
