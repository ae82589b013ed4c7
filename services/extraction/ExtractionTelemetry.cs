using System.Diagnostics;
using Hearsay.Engine;
using Hearsay.ServiceDefaults.Telemetry;
using Model = Hearsay.Engine.Model;

namespace Hearsay.Extraction;

/// <summary>Spans of an engine run and of its stages.</summary>
internal static class ExtractionTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.Extraction");

    /// <summary>Names the document on the span under way; revision where it is about one.</summary>
    public static void Describe(string documentId, int? revision = null) =>
        Activity.Current?.SetTag(HearsayAttributes.DocumentId, documentId).SetTag(HearsayAttributes.Revision, revision);

    /// <summary>The span of one revision that is read anew.</summary>
    public static Activity? StartReextracting(string documentId, int revision) =>
        Source.StartActivity("reextract")?.SetTag(HearsayAttributes.DocumentId, documentId).SetTag(HearsayAttributes.Revision, revision);

    /// <summary>The span of one engine run; document and revision are left out where none is stored.</summary>
    public static Activity? StartReading(string documentId, int revision, int engineVersion, int textLength)
    {
        var activity = Source.StartActivity("read evidence");
        if (revision > 0)
        {
            activity?.SetTag(HearsayAttributes.DocumentId, documentId).SetTag(HearsayAttributes.Revision, revision);
        }

        return activity?.SetTag(HearsayAttributes.EngineVersion, engineVersion).SetTag(HearsayAttributes.TextLength, textLength);
    }

    /// <summary>Says on the run's span what it found.</summary>
    public static void Count(Activity? activity, Model.Evidence found) => activity?
        .SetTag(HearsayAttributes.StatementCount, found.Statements.Count)
        .SetTag(HearsayAttributes.EntityCount, found.Entities.Count)
        .SetTag(HearsayAttributes.EventCount, found.Events.Count);

    /// <summary>Times each stage and makes a span of it, a child of the run's.</summary>
    public sealed class Stages(TimeProvider clock) : IStageObserver
    {
        /// <inheritdoc/>
        public IDisposable? Enter(string stage) =>
            new Stage(stage, Source.StartActivity($"stage {stage}")?.SetTag(HearsayAttributes.EngineStage, stage), clock, clock.GetTimestamp());
    }

    private sealed class Stage(string name, Activity? activity, TimeProvider clock, long began) : IDisposable
    {
        public void Dispose()
        {
            ExtractionMetrics.Staged(name, clock.GetElapsedTime(began));
            activity?.Dispose();
        }
    }
}
