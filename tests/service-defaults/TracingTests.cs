using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Google.Protobuf;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Telemetry;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>Spans that a service would export, for calls over a real connection.</summary>
[Collection(Alone.Name)]
public sealed class TracingTests(ClusterFixture cluster)
{
    private const string Caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Sidecar = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private const string SidecarSpan = "00f067aa0ba902b7";
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Sidecar)]
    [InlineData(Caller + "," + Sidecar)]
    [InlineData(Caller + ", " + Sidecar)]
    [InlineData(Caller, Sidecar)]
    public async Task TraceParent_OnceOrTwice_ItsLastOneIsTheParent(params string[] headers)
    {
        var spans = new Spans();
        await using var service = await Probe.StartAsync(cluster, new Probe(), spans.AddTo);

        var traceId = await CallAsync(service, headers);

        Assert.Equal(Trace, traceId);
        await Eventually.HoldsAsync(() => Task.FromResult(!spans.All.IsEmpty), "the span ends");
        var span = Assert.Single(spans.All);
        Assert.Equal(ActivityKind.Server, span.Kind);
        Assert.Equal((Trace, SidecarSpan), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("nonsense")]
    [InlineData(Caller + ",nonsense")]
    public async Task TraceParent_ThatCannotBeRead_BeginsATrace(string header)
    {
        var spans = new Spans();
        await using var service = await Probe.StartAsync(cluster, new Probe(), spans.AddTo);

        var traceId = await CallAsync(service, header);

        Assert.Matches("^[0-9a-f]{32}$", traceId);
        Assert.NotEqual(Trace, traceId);
    }

    [Fact]
    public async Task Probes_Answered_MakeNoSpans()
    {
        var spans = new Spans();
        await using var service = await Probe.StartAsync(cluster, new Probe(), spans.AddTo);
        var health = new Grpc.Health.V1.Health.HealthClient(service.Channel);
        await health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest { Service = "ready" }, cancellationToken: Cancellation);
        await service.Http.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative), Cancellation);

        await CallAsync(service, Caller);

        await Eventually.HoldsAsync(() => Task.FromResult(!spans.All.IsEmpty), "the span of the call ends");
        Assert.Equal(Trace, Assert.Single(spans.All).TraceId.ToHexString());
    }

    [Theory]
    [InlineData(ActivityKind.Client, 1, SamplingDecision.Drop)]
    [InlineData(ActivityKind.Internal, 1, SamplingDecision.Drop)]
    [InlineData(ActivityKind.Server, 1, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Producer, 1, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Consumer, 1, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Server, 0, SamplingDecision.Drop)]
    public void RootSpan_BeginsATrace_WhereItIsNoCallOutAndNoStep(ActivityKind kind, double ratio, SamplingDecision decision) =>
        Assert.Equal(
            decision,
            new RootSpanSampler(ratio).ShouldSample(new SamplingParameters(default, ActivityTraceId.CreateRandom(), "span", kind)).Decision);

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityTraceFlags.None, SamplingDecision.Drop)]
    public void ChildSpan_SampledOrNot_FollowsItsParent(ActivityTraceFlags flags, SamplingDecision decision)
    {
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, isRemote: true);
        var sampler = new ParentBasedSampler(new RootSpanSampler(1));

        Assert.Equal(decision, sampler.ShouldSample(new SamplingParameters(parent, parent.TraceId, "span", ActivityKind.Client)).Decision);
    }

    /// <summary>Calls by hand, for a gRPC client writes its own traceparent. Returns the trace id that was answered.</summary>
    private static async Task<string> CallAsync(RunningService service, params string[] traceParents)
    {
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(service.GrpcAddress, "/hearsay.ingestion.v1.IngestionService/GetDocument"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(FrameOf(new GetDocumentRequest { DocumentId = "7" })),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TE.Add(new("trailers"));
        foreach (var value in traceParents)
        {
            request.Headers.TryAddWithoutValidation("traceparent", value);
        }

        using var response = await http.SendAsync(request, Cancellation);
        await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
        return Assert.Single(response.Headers.GetValues("trace-id"));
    }

    private static byte[] FrameOf(IMessage message)
    {
        var body = message.ToByteArray();
        return [0, 0, 0, 0, (byte)body.Length, .. body];
    }

    /// <summary>What the service would export.</summary>
    private sealed class Spans : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> All { get; } = new();

        public void AddTo(WebApplicationBuilder builder) =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(this));

        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
            {
                All.Enqueue(data);
            }
        }
    }
}
