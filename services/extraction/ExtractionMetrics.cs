using System.Diagnostics.Metrics;

namespace Hearsay.Extraction;

/// <summary>Counts and times of reading.</summary>
internal static class ExtractionMetrics
{
    private static readonly Meter Meter = new("Hearsay.Extraction");

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "hearsay.documents.extracted", "{document}", "Revisions that were announced, by what reading them came to.");

    private static readonly Histogram<double> Ages = Meter.CreateHistogram(
        "hearsay.pipeline.age",
        "s",
        "Time from accepting a revision to a stage of its way.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300, 900, 3600] });

    private static readonly Histogram<int> Statements = Meter.CreateHistogram(
        "hearsay.document.statements",
        "{statement}",
        "Statements that were found in a document.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] });

    private static readonly Histogram<double> StageDurations = Meter.CreateHistogram(
        "hearsay.engine.stage.duration",
        "s",
        "Time of one stage of reading one text.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly UpDownCounter<int> SlotsUsed = Meter.CreateUpDownCounter<int>(
        "hearsay.engine.slots.used", "{slot}", "Texts that are read right now.");

    private static readonly UpDownCounter<int> SlotsWaiting = Meter.CreateUpDownCounter<int>(
        "hearsay.engine.slots.waiting", "{text}", "Texts that wait for a slot.");

    /// <summary>Counts a revision.</summary>
    /// <param name="outcome">"kept", "retracted" or "gone".</param>
    public static void Extracted(string outcome) => Documents.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Tells how old a revision was when its evidence was stored.</summary>
    public static void Aged(TimeSpan age) => Ages.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>("stage", "extracted"));

    /// <summary>Tells how many statements the evidence of a revision has that was just stored.</summary>
    public static void Found(int statements) => Statements.Record(statements);

    /// <summary>Tells how long a stage took.</summary>
    public static void Staged(string stage, TimeSpan duration) =>
        StageDurations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    /// <summary>Counts slots taken and given back; 0 makes the series.</summary>
    public static void SlotTaken(int change) => SlotsUsed.Add(change);

    /// <summary>Counts texts that begin and end to wait.</summary>
    public static void Waits(int change) => SlotsWaiting.Add(change);
}
