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
public sealed record TimeExpression(string Id, Span Span, TimeType Type, string Value, string UnresolvedReason);
