using System.Collections.Concurrent;
using System.Diagnostics;
using Hearsay.TestSupport;

namespace Hearsay.Extraction.Tests;

public sealed class TraceTests(ExtractionFixture fixture)
{
    [Fact]
    public async Task Received_RunOfTheEngine_IsASpanWithItsStagesAndWithoutText()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Hearsay.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var document = fixture.Ingestion.Put(Articles.Bridge);

        var evidence = await fixture.ReadAsync(document);

        Activity? process = null;
        await Eventually.HoldsAsync(
            () => Task.FromResult((process = spans.FirstOrDefault(span => IsOf(span, "process documents.received.v1", document))) is not null),
            "the processing is over");
        var run = Assert.Single(spans, span => IsOf(span, "read evidence", document));
        Assert.Equal(process!.SpanId, run.ParentSpanId);
        Assert.Equal(evidence.Engine.Version, run.GetTagItem("hearsay.engine.version"));
        Assert.Equal(1, run.GetTagItem("hearsay.revision"));
        Assert.Equal(evidence.Statements.Count, run.GetTagItem("hearsay.statement.count"));
        var stages = spans.Where(span => span.ParentSpanId == run.SpanId).ToList();
        Assert.NotEmpty(stages);
        Assert.All(stages, stage => Assert.Equal($"stage {stage.GetTagItem("hearsay.engine.stage")}", stage.OperationName));
        Assert.All(
            stages.Append(run).Append(process).SelectMany(span => span.TagObjects),
            tag => Assert.DoesNotContain("Venn", $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public void Reextraction_OfARevision_IsASpanThatNamesIt()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Hearsay.Extraction",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        using var span = ExtractionTelemetry.StartReextracting("d", 3);

        Assert.Equal("reextract", span!.OperationName);
        Assert.Equal(("d", 3), (span.GetTagItem("hearsay.document.id"), span.GetTagItem("hearsay.revision")));
    }

    private static bool IsOf(Activity span, string name, string document) =>
        span.OperationName == name && (string?)span.GetTagItem("hearsay.document.id") == document;
}
