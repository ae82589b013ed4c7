using System.Text;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>What of a published event reaches the app.</summary>
public sealed class ContentTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";

    [Theory, OnEachTarget]
    public async Task Event_WithMetadata_ReachesTheAppAsACloudEvent(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        var id = Guid.CreateVersion7().ToString();
        var metadata = new Dictionary<string, string>
        {
            ["cloudevent.id"] = id,
            ["CloudEvent.Type"] = "bulletin.issued.v1",
            ["cloudevent.subject"] = "pier 4",
            ["partitionKey"] = "pier 4",
        };

        await run.PublishBytesAsync(app, Topic, """{"z":1.50,"a":"Möwe <b>"}"""u8.ToArray(), "application/json", metadata);

        await run.ReceivesAsync(app, 1);
        var (received, headers, _) = app.Received[0];
        Assert.Equal((id, Ids.First, "bulletin.issued.v1", "1.0"), (received.Id, received.Source, received.Type, received.SpecVersion));
        Assert.Equal(("application/json", Topic, Case.Pubsub, ""), (received.DataContentType, received.Topic, received.PubsubName, received.Path));
        Assert.Equal("""{"a":"Möwe \u003cb\u003e","z":1.5}""", received.Data.ToStringUtf8());
        var extensions = received.Extensions.Fields;
        Assert.Equal((Topic, Case.Pubsub, "pier 4"), (extensions["topic"].StringValue, extensions["pubsubname"].StringValue, extensions["subject"].StringValue));
        Assert.Equal(extensions["traceid"], extensions["traceparent"]);
        Assert.True(DateTimeOffset.TryParse(extensions["time"].StringValue, out _));
        Assert.DoesNotContain("expiration", extensions.Keys);
        Assert.Equal((Case.Pubsub, id, "pier 4"), (headers.GetValue("pubsubname"), headers.GetValue("cloudevent.id"), headers.GetValue("partitionkey")));
    }

    [Theory, OnEachTarget]
    public async Task Event_WithoutMetadata_HasTheDefaults(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);

        await run.Client(app).PublishEventAsync(Case.Pubsub, Topic, TestContext.Current.CancellationToken);

        await run.ReceivesAsync(app, 1);
        var received = app.Received[0].Event;
        Assert.True(Guid.TryParse(received.Id, out _));
        Assert.Equal(("com.dapr.event.sent", "text/plain", ""), (received.Type, received.DataContentType, received.Data.ToStringUtf8()));
    }

    /// <summary>Bytes and strings are safe. A number of JSON passes a 64-bit float, and some types lose all they had.</summary>
    [Theory]
    [OnEachTarget("application/octet-stream", "\0\u0001raw", "\0\u0001raw")]
    [OnEachTarget("text/plain; charset=utf-8", "Möwe", "Möwe")]
    [OnEachTarget("application/xml", "<a/>", "<a/>")]
    [OnEachTarget("application/json", "no json", "\"no json\"")]
    [OnEachTarget("application/json", "9007199254740993", "9007199254740992")]
    [OnEachTarget("application/json", "\"9007199254740993\"", "\"9007199254740993\"")]
    [OnEachTarget("application/protobuf", "gone", "")]
    [OnEachTarget("application/problem+json", "{}", "")]
    public async Task Event_OfAContentType_ArrivesWithWhatSurvives(string target, string contentType, string sent, string expected)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);

        await run.PublishBytesAsync(app, Topic, Encoding.UTF8.GetBytes(sent), contentType);

        await run.ReceivesAsync(app, 1);
        Assert.Equal((contentType, expected), (app.Received[0].Event.DataContentType, app.Received[0].Event.Data.ToStringUtf8()));
    }

    [Theory, OnEachTarget]
    public async Task Event_ThatIsACloudEventAlready_KeepsWhatItSays(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);

        await run.PublishBytesAsync(
            app,
            Topic,
            """{"id":"7","type":"own.type","datacontenttype":"application/json","data":{"n":1},"grade":2}"""u8.ToArray(),
            "application/cloudevents+json");

        await run.ReceivesAsync(app, 1);
        var received = app.Received[0].Event;
        Assert.Equal(("7", "own.type", "Dapr", "1.0"), (received.Id, received.Type, received.Source, received.SpecVersion));
        Assert.Equal("""{"n":1}""", received.Data.ToStringUtf8());
        Assert.Equal(2, received.Extensions.Fields["grade"].NumberValue);
    }

    /// <summary>The largest event of ours, in base64, is still below what one hop takes.</summary>
    [Theory, OnEachTarget]
    public async Task Event_AlmostAtOurLimit_IsDelivered(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        var bytes = new byte[MessageLimits.MaxEventBytes - 8192];
        bytes.AsSpan().Fill((byte)'x');

        await run.PublishBytesAsync(app, Topic, bytes, "application/octet-stream");

        await run.ReceivesAsync(app, 1);
        Assert.Equal(bytes.Length, app.Received[0].Event.Data.Length);
    }

    [Theory, OnEachTarget]
    public async Task Event_LargerThanAHopTakes_IsRefused(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        var failure = await Case.RefusedAsync(() =>
            run.PublishBytesAsync(app, Topic, new byte[MessageLimits.MaxMessageBytes], "application/octet-stream"));
        await run.PublishAsync(app, Topic, "small");
        await run.ReceivesAsync(app, 1);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal("\"small\"", Assert.Single(app.Received).Event.Data.ToStringUtf8());
    }
}
