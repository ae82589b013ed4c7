namespace Hearsay.Engine.Model;

/// <summary>TIMEX3 types, and the two that the publisher gives for the text itself.</summary>
public enum TimeType
{
    Unspecified = 0,
    Date = 1,
    Time = 2,
    Duration = 3,
    Set = 4,
    Published = 5,
    Updated = 6,
}

/// <summary>Words that tell a time.</summary>
/// <param name="Id">Unique within the evidence ("t1").</param>
/// <param name="Span">The words.</param>
/// <param name="Type">What kind of time.</param>
/// <param name="Value">TIMEX3 value, for example "2025-11-17", "2025-W47", "P3D"; empty where it could not be resolved.</param>
/// <param name="UnresolvedReason">NO_ANCHOR or AMBIGUOUS where there is no value.</param>
public sealed record TimeExpression(string Id, Span Span, TimeType Type, string Value, string UnresolvedReason)
{
    /// <summary>TIMEX3 modifier such as APPROX, START, MID or END; empty where there is none.</summary>
    public string Mod { get; init; } = "";

    /// <summary>TIMEX3 value of a range's beginning; empty for what is no range.</summary>
    public string Begin { get; init; } = "";

    /// <summary>TIMEX3 value of a range's end; empty for what is no range.</summary>
    public string End { get; init; } = "";

    /// <summary>Of a set, which ones: "EVERY", "EACH".</summary>
    public string Quant { get; init; } = "";

    /// <summary>Of a set, how often in each period: "2X".</summary>
    public string Freq { get; init; } = "";

    /// <summary>How likely it is that the item is right, 0.01 to 1 in steps of 0.01.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is missing or uncertain, as codes; none where nothing is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
