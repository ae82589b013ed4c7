using Google.Protobuf;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Lane = Hearsay.Contracts.Lane;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

/// <summary>What the sidecar is answered, over gRPC.</summary>
public sealed class EventSubscriberTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Received _received = new();
    private Sender _service = null!;
    private AppCallbackClient _sidecar = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster, add: builder => builder.Services
            .AddSingleton<ITopicHandler>(_received)
            .AddSingleton<ITopicHandler>(new Retracted())
            .Configure<MessagingOptions>(options => options.FirstPause = TimeSpan.FromMilliseconds(1)));
        _sidecar = new AppCallbackClient(_service.Service.Channel);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task ListTopicSubscriptions_SeveralHandlers_NamesTheTopicsOfEach() =>
        Assert.Equal(
            [Topics.DocumentsReceivedBackfill, Topics.DocumentsReceived, Topics.DocumentsRetracted],
            (await _sidecar.ListTopicsAsync(Cancellation)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Delivery.Success, Status.Success)]
    [InlineData(Delivery.Repeated, Status.Success)]
    [InlineData(Delivery.Retry, Status.Retry)]
    [InlineData((Delivery)77, Status.Retry)]
    public async Task Outcome_OfTheHandler_IsTheAnswer(Delivery outcome, Status answer)
    {
        _received.Handle = _ => Task.FromResult(outcome);

        Assert.Equal(answer, await DeliverAsync());
    }

    [Fact]
    public async Task Event_Delivered_ReachesItsHandlerAsSent()
    {
        var id = Guid.CreateVersion7();
        ReceivedEvent? seen = null;
        _received.Handle = received =>
        {
            seen = received;
            return Task.FromResult(Delivery.Success);
        };

        await _sidecar.DeliverAsync(Topics.DocumentsReceived, new DocumentReceived { DocumentId = "d", Revision = 3 }, id, Cancellation);

        Assert.Equal(id, seen!.Id);
        Assert.Equal(Topics.DocumentsReceived, seen.Topic);
        Assert.Equal(new DocumentReceived { DocumentId = "d", Revision = 3 }, seen.Read<DocumentReceived>());
    }

    [Theory]
    [InlineData(Topics.DocumentsReceived, Lane.Fresh)]
    [InlineData(Topics.DocumentsReceivedBackfill, Lane.Backfill)]
    public async Task Event_OfEitherLane_ReachesTheHandlerOfTheTopicWithItsLane(string topic, Lane lane)
    {
        ReceivedEvent? seen = null;
        _received.Handle = received =>
        {
            seen = received;
            return Task.FromResult(Delivery.Success);
        };

        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(topic, new DocumentReceived { Revision = 3 }, cancellationToken: Cancellation));

        Assert.Equal((topic, lane), (seen!.Topic, seen.Lane));
    }

    [Fact]
    public async Task Payload_FieldOfANewerPublisher_IsPassedOver()
    {
        _received.Handle = received => Task.FromResult(received.Read<DocumentReceived>().Revision == 3 ? Delivery.Success : Delivery.Retry);

        Assert.Equal(Status.Success, await DeliverAsync("""{"revision": 3, "fromTheFuture": {"a": [1]}}"""));
    }

    [Fact]
    public async Task Handler_ThatThrows_IsAskedAgain()
    {
        _received.Handle = _ => throw new InvalidOperationException();
        Assert.Equal(Status.Retry, await DeliverAsync());

        _received.Handle = _ => throw new OperationCanceledException();
        Assert.Equal(Status.Retry, await DeliverAsync());
    }

    [Fact]
    public async Task Handler_ThatCannotReadOtherBytes_IsAskedAgain()
    {
        _received.Handle = _ =>
        {
            DocumentReceived.Parser.ParseFrom(ByteString.CopyFrom(0xff, 0xff));
            return Task.FromResult(Delivery.Success);
        };

        Assert.Equal(Status.Retry, await DeliverAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"revision\": \"many\"}")]
    [InlineData("{\"revision\": 1e99}")]
    [InlineData("{\"revision\": ")]
    public async Task Payload_ThatIsNone_IsSetAside(string payload)
    {
        _received.Handle = received =>
        {
            received.Read<DocumentReceived>();
            return Task.FromResult(Delivery.Success);
        };

        Assert.Equal(Status.Success, await DeliverAsync(payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("not-a-uuid")]
    public async Task Id_ThatIsNoUuid_IsSetAside(string id) =>
        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "{}", id, Cancellation));

    [Fact]
    public async Task Topic_ThatNoHandlerTakes_IsAskedForAgain() =>
        Assert.Equal(Status.Retry, await _sidecar.DeliverAsync("later.topic.v9", "{}", Guid.CreateVersion7().ToString(), Cancellation));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<Status> DeliverAsync(string payload = "{}") =>
        _sidecar.DeliverAsync(Topics.DocumentsReceived, payload, Guid.CreateVersion7().ToString(), Cancellation);

    private sealed class Received : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public Func<ReceivedEvent, Task<Delivery>> Handle { get; set; } = _ => Task.FromResult(Delivery.Success);

        public Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken) => Handle(received);
    }

    private sealed class Retracted : ITopicHandler
    {
        public string Topic => Topics.DocumentsRetracted;

        public Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken) => Task.FromResult(Delivery.Success);
    }
}
