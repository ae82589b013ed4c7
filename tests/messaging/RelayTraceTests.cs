using System.Diagnostics;
using Hearsay.TestSupport;

namespace Hearsay.Messaging.Tests;

[Collection(Alone.Name)]
public sealed class RelayTraceTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Publish_OfATracedEvent_IsAChildOfTheCallThatCausedIt()
    {
        var spans = new Spans();
        await using var sender = await Sender.StartAsync(cluster, add: spans.AddTo);
        using var cause = new Activity("cause").SetIdFormat(ActivityIdFormat.W3C);
        cause.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        cause.Start();

        var id = Assert.Single(await sender.SendAsync(Guid.CreateVersion7()));
        cause.Stop();
        await sender.AllSentAsync();

        var send = Assert.Single(spans.All, span => span.OperationName == "send documents.received.v1" && (string?)span.GetTagItem("messaging.message.id") == id);
        Assert.Equal(ActivityKind.Producer, send.Kind);
        Assert.Equal(cause.TraceId, send.TraceId);
        Assert.Equal(cause.SpanId, send.ParentSpanId);
        Assert.Equal("dapr", send.GetTagItem("messaging.system"));
        Assert.Equal("documents.received.v1", send.GetTagItem("messaging.destination.name"));
        var header = Assert.Single(sender.Dapr.All).TraceParent;
        Assert.Contains(cause.TraceId.ToHexString(), header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ThatFails_IsASpanInError()
    {
        var spans = new Spans();
        var refused = 1;
        var dapr = new FakeDapr { Accepts = _ => Interlocked.Exchange(ref refused, 0) == 0 };
        await using var sender = await Sender.StartAsync(cluster, dapr, spans.AddTo);

        var id = Assert.Single(await sender.SendAsync(Guid.CreateVersion7()));
        await sender.AllSentAsync();

        var sends = spans.All.Where(span => (string?)span.GetTagItem("messaging.message.id") == id).OrderBy(span => span.StartTimeUtc);
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], sends.Select(span => span.Status));
    }

    [Fact]
    public async Task Relay_WithNothingToDo_MakesNoSpans()
    {
        var spans = new Spans();
        await using var sender = await Sender.StartAsync(cluster, add: spans.AddTo);
        var leases = new HashSet<object?>();

        await Eventually.HoldsAsync(
            async () => leases.Add(await sender.ScalarAsync("SELECT max(lease_until) FROM outbox_cursor")) && leases.Count >= 3,
            "the relay has looked several times");

        Assert.Empty(spans.All.Select(span => span.DisplayName));
    }
}
