using System.Text;
using Dapr;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;

namespace Hearsay.LocalSidecar.Tests;

public sealed class PublishTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublishEvent_WithMetadata_ReachesTheAppAsACloudEvent()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var id = Guid.CreateVersion7().ToString();
        var metadata = new Dictionary<string, string>
        {
            ["cloudevent.id"] = id,
            ["CloudEvent.Type"] = "bulletin.issued.v1",
            ["cloudevent.subject"] = "pier 4",
            ["partitionKey"] = "pier 4",
            ["traceparent"] = "never a publisher's",
        };

        await sidecar.Client(app).PublishByteEventAsync(
            "pubsub", Topic, Encoding.UTF8.GetBytes("""{"z":1.50,"a":"Möwe <b>"}"""), "application/json", metadata, Token);

        await app.ReceivesAsync(1);
        var (received, headers, _) = app.Received[0];
        Assert.Equal((id, "harbour", "bulletin.issued.v1", "1.0"), (received.Id, received.Source, received.Type, received.SpecVersion));
        Assert.Equal(("application/json", Topic, "pubsub", ""), (received.DataContentType, received.Topic, received.PubsubName, received.Path));
        Assert.Equal("""{"a":"Möwe \u003cb\u003e","z":1.5}""", received.Data.ToStringUtf8());
        var extensions = received.Extensions.Fields;
        Assert.Equal((Topic, "pubsub", "pier 4"), (extensions["topic"].StringValue, extensions["pubsubname"].StringValue, extensions["subject"].StringValue));
        Assert.Equal(extensions["traceid"], extensions["traceparent"]);
        Assert.True(DateTimeOffset.TryParse(extensions["time"].StringValue, out _));
        Assert.DoesNotContain("expiration", extensions.Keys);
        Assert.Equal(("pubsub", id, "pier 4"), (headers.GetValue("pubsubname"), headers.GetValue("cloudevent.id"), headers.GetValue("partitionkey")));
        Assert.NotEqual("never a publisher's", headers.GetValue("traceparent"));
        Assert.Empty(sidecar.Errors.Entries);
    }

    [Fact]
    public async Task PublishEvent_WithoutMetadata_HasTheDefaultsOfDaprd()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        await sidecar.Client(app).PublishEventAsync("pubsub", Topic, Token);

        await app.ReceivesAsync(1);
        var received = app.Received[0].Event;
        Assert.True(Guid.TryParse(received.Id, out _));
        Assert.Equal(("com.dapr.event.sent", "text/plain", ""), (received.Type, received.DataContentType, received.Data.ToStringUtf8()));
    }

    [Theory]
    [InlineData("application/octet-stream", "\0\u0001raw", "\0\u0001raw")]
    [InlineData("text/plain; charset=utf-8", "Möwe", "Möwe")]
    [InlineData("application/json", "no json", "\"no json\"")]
    [InlineData("application/json", "9007199254740993", "9007199254740992")]
    [InlineData("application/protobuf", "gone", "")]
    public async Task PublishEvent_OfAContentType_HandsOnWhatDaprdWould(string contentType, string sent, string expected)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        await sidecar.Client(app).PublishByteEventAsync(
            "pubsub", Topic, Encoding.UTF8.GetBytes(sent), contentType, cancellationToken: Token);

        await app.ReceivesAsync(1);
        Assert.Equal(expected, app.Received[0].Event.Data.ToStringUtf8());
        Assert.Equal(expected.Length == 0 ? 1 : 0, sidecar.Errors.Entries.Count);
    }

    [Theory]
    [InlineData("elsewhere", Topic, "application/json", "{}", null, "pubsub elsewhere is not found", "DAPR_PUBSUB_NOT_FOUND")]
    [InlineData("pubsub", Topic, "application/json", "{}", "maybe", "failed deserializing metadata", "DAPR_PUBSUB_METADATA_DESERIALIZATION")]
    [InlineData("pubsub", Topic, "application/cloudevents+json", "[1]", null, "cannot create cloudevent", "DAPR_PUBSUB_CLOUD_EVENT_CREATION")]
    [InlineData("pubsub", Topic, "application/json", "\"\\ud800\"", null, "cannot create cloudevent", "DAPR_PUBSUB_CLOUD_EVENT_CREATION")]
    public async Task PublishEvent_ThatDaprdRefuses_IsRefusedInItsWords(
        string pubsub, string topic, string contentType, string data, string? rawPayload, string message, string reason)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var metadata = rawPayload is null ? [] : new Dictionary<string, string> { ["rawPayload"] = rawPayload };

        var failure = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).PublishByteEventAsync(
            pubsub, topic, Encoding.UTF8.GetBytes(data), contentType, metadata, Token));

        var status = Assert.IsType<RpcException>(failure.InnerException);
        Assert.Equal(StatusCode.InvalidArgument, status.StatusCode);
        Assert.StartsWith(message, status.Status.Detail, StringComparison.Ordinal);
        var info = status.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        Assert.Equal(("dapr.io", reason), (info.Domain, info.Reason));
        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Theory]
    [InlineData("", Topic, "pubsub name is empty", "DAPR_PUBSUB_NAME_EMPTY")]
    [InlineData("pubsub", "", "topic is empty in pubsub pubsub", "DAPR_PUBSUB_TOPIC_NAME_EMPTY")]
    public async Task PublishEvent_WithoutAName_IsRefused(string pubsub, string topic, string message, string reason)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var dapr = new Dapr.Client.Autogen.Grpc.v1.Dapr.DaprClient(sidecar.Channel(app));

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await dapr.PublishEventAsync(
            new Dapr.Client.Autogen.Grpc.v1.PublishEventRequest { PubsubName = pubsub, Topic = topic }, cancellationToken: Token));

        Assert.Equal((StatusCode.InvalidArgument, message), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal(reason, failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task PublishEvent_AlmostAtTheLimit_IsDelivered()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var bytes = new byte[MessageLimits.MaxEventBytes - 8192];
        bytes.AsSpan().Fill((byte)'x');

        await sidecar.Client(app).PublishByteEventAsync("pubsub", Topic, bytes, "application/octet-stream", cancellationToken: Token);

        await app.ReceivesAsync(1);
        Assert.Equal(bytes.Length, app.Received[0].Event.Data.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public async Task PublishEvent_TooLargeToBeDelivered_IsRefused(int belowLimit)
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var bytes = new byte[MessageLimits.MaxEventBytes - belowLimit];

        var failure = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client(app).PublishByteEventAsync(
            "pubsub", Topic, bytes, "application/octet-stream", cancellationToken: Token));

        Assert.Equal(StatusCode.ResourceExhausted, Assert.IsType<RpcException>(failure.InnerException).StatusCode);
        Assert.Equal(0, await sidecar.ScalarAsync<long>("SELECT count(*) FROM sidecar.message"));
    }

    [Fact]
    public async Task PublishEvent_OfAReadyCloudEvent_KeepsWhatItSays()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        await sidecar.Client(app).PublishByteEventAsync(
            "pubsub",
            Topic,
            Encoding.UTF8.GetBytes("""{"id":"7","type":"own.type","datacontenttype":"application/json","data":{"n":1},"grade":2}"""),
            "application/cloudevents+json",
            cancellationToken: Token);

        await app.ReceivesAsync(1);
        var received = app.Received[0].Event;
        Assert.Equal(("7", "own.type", "Dapr", "1.0"), (received.Id, received.Type, received.Source, received.SpecVersion));
        Assert.Equal("""{"n":1}""", received.Data.ToStringUtf8());
        Assert.Equal(2, received.Extensions.Fields["grade"].NumberValue);
    }

    [Fact]
    public async Task Dapr_OtherMethods_AreUnimplemented()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        var failure = await Assert.ThrowsAsync<DaprException>(() =>
            sidecar.Client(app).GetStateAsync<string>("store", "key", cancellationToken: Token));

        Assert.Equal(StatusCode.Unimplemented, Assert.IsType<RpcException>(failure.InnerException).StatusCode);
    }
}
