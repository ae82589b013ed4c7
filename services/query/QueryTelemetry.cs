using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.ServiceDefaults.Telemetry;

namespace Hearsay.Query;

/// <summary>Spans of the query service.</summary>
internal static class QueryTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.Query");

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
}
