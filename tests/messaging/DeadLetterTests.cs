using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

/// <summary>What is refused is kept first; what fails is counted.</summary>
public sealed class DeadLetterTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string DeadLetterTopic = "dead.letters.sender.v1";
    private readonly FailingHandler _handler = new();
    private Sender _service = null!;
    private AppCallbackClient _sidecar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster, add: builder => builder.Services
            .AddSingleton<ITopicHandler>(_handler)
            .Configure<MessagingOptions>(options => (options.FirstPause, options.DeadLetterTopic) = (TimeSpan.FromMilliseconds(1), DeadLetterTopic)));
        _sidecar = new AppCallbackClient(_service.Service.Channel);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Event_RefusedTwice_IsKeptOnceAsItCame()
    {
        var id = Guid.CreateVersion7().ToString();

        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", id, Cancellation));
        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", id, Cancellation));

        Assert.Equal(
            $"{id} {Topics.DocumentsReceived} no json UNREADABLE its payload cannot be read 1 open",
            await _service.ScalarAsync("""
                SELECT string_agg(concat_ws(' ', event_id, topic, convert_from(payload, 'UTF8'), code, reason, tries, CASE WHEN settled_at IS NULL THEN 'open' END), '|')
                FROM dead_letter
                """));
        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter WHERE traceparent LIKE '00-%' AND event_type = 'test'"));
        Assert.Equal("refused UNREADABLE: its payload cannot be read", await _service.ScalarAsync("SELECT string_agg(what || ' ' || detail, '|') FROM dead_letter_history"));
    }

    [Fact]
    public async Task Event_WhoseIdIsNone_IsKept()
    {
        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "{}", "a\0b", Cancellation));

        Assert.Equal("a\uFFFDb", await _service.ScalarAsync("SELECT event_id FROM dead_letter WHERE code = 'NO_ID'"));
    }

    [Fact]
    public async Task Event_ItsHandlerRefuses_IsKeptWithTheHandlersWordsAndItsDocument()
    {
        var document = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await _sidecar.DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = document.ToString(), Revision = -1 }, cancellationToken: Cancellation));

        Assert.Equal($"UNUSABLE it is of the past {document}", await _service.ScalarAsync("SELECT concat_ws(' ', code, reason, document) FROM dead_letter"));
    }

    [Fact]
    public async Task Event_ThatCannotBeKept_ComesAgain()
    {
        await _service.ScalarAsync("ALTER TABLE dead_letter RENAME TO elsewhere");

        Assert.Equal(Status.Retry, await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation));
    }

    [Fact]
    public async Task Event_ThatAlwaysFails_IsADeadLetterAfterFiveTries()
    {
        var id = Guid.CreateVersion7();
        _handler.Failure = new InvalidOperationException("a fault of ours");

        var answers = new List<Status>();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            answers.Add(await DeliverAsync(id));
        }

        Assert.Equal([Status.Retry, Status.Retry, Status.Retry, Status.Retry, Status.Success], answers);
        Assert.Equal(
            $"{id} FAILED it failed 5 times, at last: InvalidOperationException; InvalidOperationException: a fault of ours 5",
            await _service.ScalarAsync("SELECT event_id || ' ' || code || ' ' || reason || '; ' || error || ' ' || tries FROM dead_letter"));
        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM failed_try"));
    }

    [Fact]
    public async Task Event_ThatFailsAndThenDoesNot_IsNoDeadLetter()
    {
        var id = Guid.CreateVersion7();
        _handler.Failure = new InvalidOperationException();
        Assert.Equal(Status.Retry, await DeliverAsync(id));
        Assert.Equal(Status.Retry, await DeliverAsync(id));
        _handler.Failure = null;

        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter"));
        Assert.Equal(2, await _service.ScalarAsync("SELECT tries FROM failed_try"));
    }

    [Fact]
    public async Task Event_ThatFailsAndIsThenRefused_HasAllItsTries()
    {
        var id = Guid.CreateVersion7();
        _handler.Failure = new InvalidOperationException();
        await DeliverAsync(id);
        await DeliverAsync(id);
        _handler.Failure = new RefusedEventException(DeadLetterCodes.TooComplex, "it is too deep");

        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Equal("TOO_COMPLEX it is too deep 3", await _service.ScalarAsync("SELECT concat_ws(' ', code, reason, tries) FROM dead_letter"));
    }

    [Fact]
    public async Task Dependency_DownForMoreThanFiveTries_CountsNothing()
    {
        var id = Guid.CreateVersion7();
        foreach (var failure in (Exception[])
            [
                new NpgsqlException("refused", new System.Net.Sockets.SocketException(111)),
                new PostgresException("stopping", "FATAL", "FATAL", "57P01"),
                new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "away")),
            ])
        {
            _handler.Failure = failure;
            for (var attempt = 0; attempt < 6; attempt++)
            {
                Assert.Equal(Status.Retry, await DeliverAsync(id));
            }
        }

        Assert.Equal(0L, await _service.ScalarAsync("SELECT (SELECT count(*) FROM failed_try) + (SELECT count(*) FROM dead_letter)"));
    }

    [Fact]
    public async Task Tries_ThatCannotBeCounted_DoNotCount()
    {
        _handler.Failure = new InvalidOperationException();
        await _service.ScalarAsync("ALTER TABLE failed_try RENAME TO elsewhere");

        Assert.Equal(Status.Retry, await DeliverAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task DeadLetterTopic_WhatComesByIt_IsKeptUnderItsOwnTopic()
    {
        var (kept, handled) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _service.ScalarAsync($"INSERT INTO inbox_receipt (event_id, topic) VALUES ('{handled}', '{Topics.DocumentsReceived}')");

        Assert.Equal(Status.Success, await _sidecar.DeliverDeadAsync(DeadLetterTopic, Topics.DocumentsReceived, """{"documentId": "d"}""", kept.ToString(), Cancellation));
        Assert.Equal(Status.Success, await _sidecar.DeliverDeadAsync(DeadLetterTopic, Topics.DocumentsReceived, "{}", handled.ToString(), Cancellation));

        Assert.Equal(
            $$"""{{kept}} {{Topics.DocumentsReceived}} GIVEN_UP {"documentId": "d"}""",
            await _service.ScalarAsync("SELECT string_agg(concat_ws(' ', event_id, topic, code, convert_from(payload, 'UTF8')), '|') FROM dead_letter"));
    }

    [Fact]
    public async Task Subscriptions_OfAService_NameItsDeadLetterTopicAndTakeIt()
    {
        var subscriptions = await _sidecar.ListSubscriptionsAsync(Cancellation);

        Assert.Equal(
            [.. Topics.LanesOf(Topics.DocumentsReceived).Select(topic => $"{topic} {DeadLetterTopic}").Order(StringComparer.Ordinal), $"{DeadLetterTopic} "],
            subscriptions.Select(subscription => $"{subscription.Topic} {subscription.DeadLetterTopic}").OrderBy(line => line.StartsWith("dead", StringComparison.Ordinal)).ThenBy(line => line, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Count_OfWhatNobodyDealtWith_IsByTopicAndCode()
    {
        var letters = _service.Service.Services.GetRequiredService<DeadLetters>();
        await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation);
        await _sidecar.DeliverAsync(Topics.DocumentsReceived, "no json", Guid.CreateVersion7().ToString(), Cancellation);
        await _sidecar.DeliverAsync(Topics.DocumentsReceived, "{}", "no id", Cancellation);
        var counts = await letters.CountAsync(Cancellation);
        Assert.Equal((2L, 1L), (counts[(Topics.DocumentsReceived, DeadLetterCodes.Unreadable)], counts[(Topics.DocumentsReceived, DeadLetterCodes.NoId)]));

        await _service.ScalarAsync("UPDATE dead_letter SET settled_at = now()");

        Assert.Empty(await letters.CountAsync(Cancellation));
    }

    private Task<Status> DeliverAsync(Guid id) => _sidecar.DeliverAsync(Topics.DocumentsReceived, new DocumentReceived(), id, Cancellation);

    private sealed class FailingHandler : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public Exception? Failure { get; set; }

        public Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            return received.Read<DocumentReceived>().Revision < 0
                ? throw new RefusedEventException(DeadLetterCodes.Unusable, "it is of the past")
                : Task.FromResult(Delivery.Success);
        }
    }
}
