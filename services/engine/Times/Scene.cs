using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Times;

/// <summary>What a reader of times sees: a sentence, the day that relative times count from, and what was told before.</summary>
internal sealed class Scene(Clause clause, DateOnly? anchor, DayOrder order, Told told)
{
    public Clause Clause { get; } = clause;

    /// <summary>The local day of publication or of the dateline; never the clock's.</summary>
    public DateOnly? Anchor { get; } = anchor;

    public DayOrder Order { get; } = order;

    public Told Told { get; } = told;

    /// <summary>The day of publication as a stretch of the calendar.</summary>
    public When? Today => Anchor is { } day ? When.OfDay(day) : null;

    public string Lower(int at) => Clause.Lower(at);

    public bool IsCapital(int at) => at >= Clause.First && at < Clause.End && Clause[at].IsCapital;

    /// <summary>A date that counts from the day of publication.</summary>
    public TimeReading Anchored(int first, int end, When? when, string rule) =>
        when is { } known ? TimeReading.Of(first, end, known, rule) : TimeReading.Unanchored(first, end, Model.TimeType.Date, rule);

    /// <summary>A date that counts from one told before.</summary>
    public static TimeReading FromTold(int first, int end, When? when, string rule) =>
        when is { } known ? TimeReading.Of(first, end, known, rule) with { Confidence = 0.8 } : TimeReading.Ambiguous(first, end, Model.TimeType.Date, rule);
}
