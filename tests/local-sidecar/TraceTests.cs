using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Hearsay.LocalSidecar.Tests;

[CollectionDefinition("Traces", DisableParallelization = true)]
public sealed class TracesAlone;

/// <summary>Spans of a process are seen by every listener in it, so nothing else runs meanwhile.</summary>
[Collection("Traces")]
public sealed class TraceTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private const string Method = "hearsay.tests.echo.v1.EchoService/Say";
    private static readonly ActivitySource Source = new("Hearsay.Tests.Publisher");
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trace_OfAPublishedEvent_LeadsFromPublisherThroughTheSidecarToTheApp()
    {
        var spans = new Spans();
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], configure: spans.Listen);
        await sidecar.ServesAsync(app);

        var root = Source.StartActivity("send", ActivityKind.Producer)!;
        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, "a", Token);
        root.Dispose();
        await app.ReceivesAsync(1);
        await sidecar.DrainsAsync();

        var trace = await spans.OfAsync(root, "DeliveryDone", $"pubsub/{Topic}");
        var publish = Assert.Single(trace, span => span.Kind == ActivityKind.Server && span.DisplayName.EndsWith("/PublishEvent", StringComparison.Ordinal));
        var delivery = Assert.Single(trace, span => span.DisplayName == $"pubsub/{Topic}");
        Assert.Equal((publish.SpanId, ActivityKind.Client), (delivery.ParentSpanId, delivery.Kind));
        Assert.Equal(delivery.SpanId, Assert.Single(trace, span => span.DisplayName == "DeliveryDone").ParentSpanId);
        var received = app.Received[0];
        Assert.Equal(delivery.Id, received.Headers.GetValue("traceparent"));
        Assert.Equal(publish.Id, received.Event.Extensions.Fields["traceparent"].StringValue);
        Assert.Equal(publish.Id, received.Event.Extensions.Fields["traceid"].StringValue);
        Assert.Equal(29, received.Headers.GetValueBytes("grpc-trace-bin")!.Length);
        Assert.Equal(publish.SpanId, Assert.Single(trace, span => span.DisplayName == "MessageAppend").ParentSpanId);
        AssertNoOrphan(trace, root);
    }

    [Fact]
    public async Task Trace_OfAProxiedCall_GoesThroughTheSidecarsSpanAlone()
    {
        var spans = new Spans();
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee], configure: spans.Listen);

        var root = Source.StartActivity("call", ActivityKind.Producer)!;
        var response = await new EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower")).SayAsync(
            new SayRequest(), new Metadata { { "traceparent", root.Id! } }, cancellationToken: Token);
        root.Dispose();

        await Eventually.HoldsAsync(
            () => Task.FromResult(spans.All.Any(span => span.Id == response.Headers["traceparent"])), "the span that the callee was given ended");
        var trace = await spans.OfAsync(root, Method);
        var proxied = Assert.Single(trace, span => span.Id == response.Headers["traceparent"]);
        Assert.Equal((ActivityKind.Server, Method), (proxied.Kind, proxied.DisplayName));
        AssertNoOrphan(trace, root);
    }

    [Fact]
    public async Task Trace_OfAnIdleSidecar_IsNone()
    {
        var spans = new Spans();
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(),
            [app],
            new Dictionary<string, string> { ["Sidecar:PruneInterval"] = "00:00:00.2" },
            spans.Listen);

        // Sees that the polls are made without asking for them to be recorded.
        var polls = new ConcurrentDictionary<string, int>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = activity => polls.AddOrUpdate(activity.DisplayName, 1, (_, before) => before + 1),
        };
        ActivitySource.AddActivityListener(listener);
        await sidecar.ServesAsync(app);
        await sidecar.Client(app).GetMetadataAsync(Token);
        await Eventually.HoldsAsync(
            () => Task.FromResult(polls.GetValueOrDefault("DeliveryClaim") >= 4 && polls.GetValueOrDefault("MessagePrune") >= 2),
            "the sidecar looked for work several times");

        Assert.Empty(spans.All);
    }

    private static void AssertNoOrphan(IReadOnlyList<Activity> trace, Activity root) => Assert.All(trace, span => Assert.True(
        span == root || trace.Any(parent => parent.SpanId == span.ParentSpanId), $"{span.DisplayName} is an orphan"));

    /// <summary>Spans as the sidecar's own tracing would export them.</summary>
    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = new();

        public IReadOnlyList<Activity> All => [.. _ended];

        public void Listen(WebApplicationBuilder builder) =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(this));

        public override void OnEnd(Activity data) => _ended.Enqueue(data);

        /// <summary>All spans of a trace, once the named ones have ended.</summary>
        public async Task<IReadOnlyList<Activity>> OfAsync(Activity root, params string[] names)
        {
            List<Activity> Trace() => [.. _ended.Where(span => span.TraceId == root.TraceId)];
            await Eventually.HoldsAsync(
                () => Task.FromResult(names.All(name => Trace().Exists(span => span.DisplayName == name))),
                $"the spans {string.Join(", ", names)} ended");
            return Trace();
        }
    }
}
