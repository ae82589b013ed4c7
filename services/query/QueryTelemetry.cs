using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hearsay.Contracts;
using Hearsay.ServiceDefaults.Telemetry;

namespace Hearsay.Query;

/// <summary>Spans of the query service.</summary>
internal static class QueryTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.Query");

    private static readonly Meter Meter = new("Hearsay.Query");

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "hearsay.documents.projected", "{document}", "Readings that were announced, by what bringing them into the read model came to.");

    private static readonly Histogram<double> Ages = Meter.CreateHistogram(
        "hearsay.pipeline.age",
        "s",
        "Time from accepting a revision to a stage of its way.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120, 300, 900, 3600] });

    /// <summary>The span of bringing one revision into the read model.</summary>
    public static Activity? StartProject(DocumentId document, int revision)
    {
        var activity = Source.StartActivity("project evidence");
        activity?.SetTag(HearsayAttributes.DocumentId, document.ToString());
        activity?.SetTag(HearsayAttributes.Revision, revision);
        return activity;
    }

    /// <summary>Adds what came of it.</summary>
    public static void Tell(Activity? activity, ProjectedRevision projected, ProjectionOutcome outcome)
    {
        activity?.SetTag(HearsayAttributes.EngineVersion, projected.EngineVersion);
        activity?.SetTag(HearsayAttributes.StatementCount, projected.Statements.Count);
        activity?.SetTag(HearsayAttributes.ProjectionOutcome, outcome.ToString());
    }

    /// <summary>Counts a reading.</summary>
    /// <param name="outcome">"applied", "older", "retracted" or "gone".</param>
    public static void Projected(string outcome) => Documents.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Tells how old a revision was when the read model showed it.</summary>
    public static void Aged(TimeSpan age) => Ages.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>("stage", "projected"));
}
