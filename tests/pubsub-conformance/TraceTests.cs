using System.Diagnostics;
using Grpc.Core;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>One trace from whoever publishes or calls to whoever is handed the event or the call. Sidecars are processes: they must not see this one's spans.</summary>
public sealed class TraceTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static readonly TargetOptions Apart = new() { Killable = true };
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnEachTarget]
    public async Task Trace_OfAPublishedEvent_ReachesTheAppWithEveryAttempt(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = (received, _) => Task.FromResult(received.Attempt == 1 ? Outcome.Retry : Outcome.Success);
        await using var run = await Case.StartAsync(cluster, target, Apart, app);
        await run.ServesAsync(app);

        using var span = Started("send");
        await run.PublishAsync(app, Topic, "a");
        span.Stop();
        await run.ReceivesAsync(app, 2);

        var trace = span.TraceId.ToHexString();
        Assert.Equal(trace, TraceOf(app.Received[0].Event.Extensions.Fields["traceparent"].StringValue));
        Assert.All(app.Received, received =>
        {
            Assert.Equal(trace, TraceOf(received.Headers.GetValue("traceparent")!));
            Assert.NotEqual(span.SpanId.ToHexString(), received.Headers.GetValue("traceparent")![36..52]);
            Assert.Equal(29, received.Headers.GetValueBytes("grpc-trace-bin")!.Length);
        });
    }

    [Theory, OnEachTarget]
    public async Task Trace_GivenInTheMetadata_IsTheEvents(string target)
    {
        const string Given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, Apart, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a", new() { ["cloudevent.traceparent"] = Given });
        await run.ReceivesAsync(app, 1);

        Assert.Equal(Given, app.Received[0].Event.Extensions.Fields["traceparent"].StringValue);
        Assert.Equal(TraceOf(Given), TraceOf(app.Received[0].Headers.GetValue("traceparent")!));
    }

    [Theory, OnEachTarget]
    public async Task Trace_OfACallPassedOn_IsTheCallers(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, Apart, caller, callee);
        await run.ServesAsync(caller, callee);

        using var span = Started("call");
        var response = await new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second)).SayAsync(
            new SayRequest(), new Metadata { { "traceparent", span.Id! } }, cancellationToken: Token);
        span.Stop();

        var values = response.Headers["traceparent"].Split([',', '|'], StringSplitOptions.TrimEntries);
        Assert.All(values, value => Assert.Equal(span.TraceId.ToHexString(), TraceOf(value)));
        Assert.Equal(Expectations.TraceParents.On(target), $"{values.Length}");
        Assert.NotEqual(span.Id, values[^1]);
    }

    private static string TraceOf(string traceParent) => traceParent.Split('-')[1];

    private static Activity Started(string name) =>
        new Activity(name) { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
}
