using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

/// <summary>What is refused is kept first.</summary>
public sealed class DeadLetterTests(ClusterFixture cluster) : IAsyncLifetime
{
    private Sender _service = null!;
    private AppCallbackClient _sidecar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster, add: builder => builder.Services.AddTopicHandler<ReadingHandler>());
        _sidecar = new AppCallbackClient(_service.Service.Channel);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Event_RefusedTwice_IsKeptOnceAsItCame()
    {
        var id = Guid.CreateVersion7().ToString();

        Assert.Equal(Status.Drop, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", id, Cancellation));
        Assert.Equal(Status.Drop, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", id, Cancellation));

        Assert.Equal(
            $"{id} {Topics.DocumentsReceived} no json its payload cannot be read open",
            await _service.ScalarAsync("""
                SELECT string_agg(concat_ws(' ', event_id, topic, convert_from(payload, 'UTF8'), reason, CASE WHEN settled_at IS NULL THEN 'open' END), '|')
                FROM dead_letter
                """));
        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter WHERE traceparent LIKE '00-%' AND event_type = 'test'"));
    }

    [Fact]
    public async Task Event_WhoseIdIsNone_IsKept()
    {
        Assert.Equal(Status.Drop, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "{}", "a\0b", Cancellation));

        Assert.Equal("a\uFFFDb", await _service.ScalarAsync("SELECT event_id FROM dead_letter WHERE reason = 'its id is no UUID'"));
    }

    [Fact]
    public async Task Event_ItsHandlerRefuses_IsKept()
    {
        Assert.Equal(Status.Drop, await _sidecar.DeliverAsync(Topics.DocumentsReceived, new DocumentReceived { Revision = -1 }, cancellationToken: Cancellation));

        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task Event_ThatCannotBeKept_ComesAgain()
    {
        await _service.ScalarAsync("ALTER TABLE dead_letter RENAME TO elsewhere");

        Assert.Equal(Status.Retry, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation));
    }

    [Fact]
    public async Task Event_Handled_IsNotKept()
    {
        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.DocumentsReceived, new DocumentReceived(), cancellationToken: Cancellation));

        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task Count_OfWhatNobodyDealtWith_IsByTopic()
    {
        var letters = _service.Service.Services.GetRequiredService<DeadLetters>();
        await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation);
        await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation);
        Assert.Equal(2, (await letters.CountAsync(Cancellation))[Topics.DocumentsReceived]);

        await _service.ScalarAsync("UPDATE dead_letter SET settled_at = now()");

        Assert.Empty(await letters.CountAsync(Cancellation));
    }

    private sealed class ReadingHandler : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken) =>
            Task.FromResult(received.Read<DocumentReceived>().Revision < 0 ? Delivery.Drop : Delivery.Success);
    }
}
