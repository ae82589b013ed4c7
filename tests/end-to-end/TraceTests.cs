using System.Diagnostics;
using Grpc.Core;
using Hearsay.TestSupport;

namespace Hearsay.EndToEnd.Tests;

public sealed class TraceTests(SeededPlatform platform)
{
    /// <summary>Child -> parent, as "service: span". Where a way has several spans in between, the nearest that matters is named.</summary>
    public static readonly string[] Edges =
    [
        "ingestion: hearsay.ingestion.v1.IngestionService/SubmitDocument <- client",
        "ingestion: send documents.received.v1 <- ingestion: hearsay.ingestion.v1.IngestionService/SubmitDocument",
        "local-sidecar: dapr.proto.runtime.v1.Dapr/PublishEvent <- ingestion: send documents.received.v1",
        "local-sidecar: pubsub/documents.received.v1 <- local-sidecar: dapr.proto.runtime.v1.Dapr/PublishEvent",
        "extraction: dapr.proto.runtime.v1.AppCallback/OnTopicEvent <- local-sidecar: pubsub/documents.received.v1",
        "extraction: process documents.received.v1 <- extraction: dapr.proto.runtime.v1.AppCallback/OnTopicEvent",
        "ingestion: hearsay.ingestion.v1.IngestionService/GetRevision <- extraction: process documents.received.v1",
        "extraction: read evidence <- extraction: process documents.received.v1",
        "extraction: send evidence.extracted.v1 <- extraction: process documents.received.v1",
        "local-sidecar: pubsub/evidence.extracted.v1 <- extraction: send evidence.extracted.v1",
        "query: process evidence.extracted.v1 <- local-sidecar: pubsub/evidence.extracted.v1",
        "extraction: hearsay.extraction.v1.ExtractionService/GetEvidence <- query: process evidence.extracted.v1",
        "query: StatementInsert <- query: process evidence.extracted.v1",
    ];

    [Fact]
    public async Task Document_FromSubmitToReadModel_IsOneTrace()
    {
        var root = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var headers = new Metadata { { "traceparent", $"00-{root.TraceId}-{root.SpanId}-01" } };
        var submitted = await Journey.SubmitAsync(platform.Up, "\"The ferry sails at noon,\" said Captain Runa Eskild.", headers: headers);
        await Journey.EvidenceAsync(platform.Up, submitted);

        var missing = Edges.ToList();
        await Eventually.HoldsAsync(
            () =>
            {
                missing = MissingEdges(root);
                return Task.FromResult(missing.Count == 0 && Orphans(root).Count == 0);
            },
            "the trace is whole",
            TimeSpan.FromSeconds(30)).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True(missing.Count == 0, $"Missing:\n{string.Join('\n', missing)}\nThere are:\n{Tree(root.SpanId.ToHexString(), OfTrace(root), depth: 1)}");
        Assert.Empty(Orphans(root));
    }

    [Fact]
    public async Task Spans_OfAllServices_HoldNoArticleText()
    {
        const string Mark = "zebrafinch";
        var submitted = await Journey.SubmitAsync(platform.Up, $"\"The {Mark} is back,\" said Warden Tove Aske.");
        await Journey.EvidenceAsync(platform.Up, submitted);

        Assert.NotEmpty(platform.Traces.Spans);
        Assert.DoesNotContain(
            platform.Traces.Spans,
            span => span.Name.Contains(Mark, StringComparison.Ordinal) || span.Attributes.Values.Any(value => value.Contains(Mark, StringComparison.Ordinal)));
    }

    private List<string> MissingEdges(ActivityContext root)
    {
        var spans = OfTrace(root).ToDictionary(span => span.SpanId);
        var present = spans.Values
            .SelectMany(span => Ancestors(span, spans, root).Select(ancestor => $"{span} <- {ancestor}"))
            .ToHashSet(StringComparer.Ordinal);
        return [.. Edges.Where(edge => !present.Contains(edge))];
    }

    private static IEnumerable<string> Ancestors(ReceivedSpan span, Dictionary<string, ReceivedSpan> spans, ActivityContext root)
    {
        var current = span;
        for (var depth = 0; depth < 50 && spans.TryGetValue(current.ParentId, out var parent); depth++)
        {
            yield return parent.ToString();
            current = parent;
        }

        if (current.ParentId == root.SpanId.ToHexString())
        {
            yield return "client";
        }
    }

    private List<string> Orphans(ActivityContext root)
    {
        var spans = OfTrace(root);
        var ids = spans.Select(span => span.SpanId).Append(root.SpanId.ToHexString()).ToHashSet(StringComparer.Ordinal);
        return [.. spans.Where(span => !ids.Contains(span.ParentId)).Select(span => span.ToString())];
    }

    private static string Tree(string parent, IReadOnlyList<ReceivedSpan> spans, int depth) => string.Concat(
        spans.Where(span => span.ParentId == parent && depth < 50)
            .Select(span => $"{new string(' ', depth * 2)}{span}\n{Tree(span.SpanId, spans, depth + 1)}"));

    private List<ReceivedSpan> OfTrace(ActivityContext root) =>
        [.. platform.Traces.Spans.Where(span => span.TraceId == root.TraceId.ToHexString()).DistinctBy(span => span.SpanId)];
}
