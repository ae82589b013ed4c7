using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>Dead letters that are handled again, by the service that runs, under a span "replay {topic}".</summary>
[Collection(Alone.Name)]
public sealed class DeadLetterReplayTests(ClusterFixture cluster)
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_Marked_IsHandledOnceUnderItsIdInATraceOfItsOwn()
    {
        var (handler, spans) = (new Recorder(), new Spans());
        await using var service = await StartAsync(handler, spans.AddTo);
        var id = await KeepAsync(service);

        await MarkAsync(service);
        await SettledAsync(service, id, "replayed");

        var received = Assert.Single(handler.Received);
        Assert.Equal((id, Topics.DocumentsReceived, "{}"), (received.Id, received.Topic, received.Json));
        await Eventually.HoldsAsync(() => Task.FromResult(spans.All.Any(span => span.OperationName.StartsWith("replay", StringComparison.Ordinal))), "the span has ended");
        var span = Assert.Single(spans.All, span => span.OperationName == $"replay {Topics.DocumentsReceived}");
        Assert.Equal(default, span.ParentSpanId);
        Assert.NotEqual("0af7651916cd43dd8448eb211c80319c", span.TraceId.ToHexString());
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", Assert.Single(span.Links).Context.TraceId.ToHexString());
        Assert.Equal(id.ToString(), span.GetTagItem("messaging.message.id"));
        Assert.Equal("refused, replayed", await HistoryAsync(service, id));
    }

    [Fact]
    public async Task Letter_HandledMeanwhile_IsSettledWithoutAnEffect()
    {
        var handler = new Recorder { Handle = _ => Delivery.Repeated };
        await using var service = await StartAsync(handler);
        var id = await KeepAsync(service);

        await MarkAsync(service);

        await SettledAsync(service, id, "replayed");
        Assert.Equal("it had had its effect before", await service.ScalarAsync("SELECT detail FROM dead_letter_history WHERE what = 'replayed'"));
    }

    [Fact]
    public async Task Letter_ThatFailsAgain_IsDeadAsBeforeWithTheNewReason()
    {
        var handler = new Recorder { Handle = _ => throw new InvalidOperationException("still broken") };
        await using var service = await StartAsync(handler);
        var id = await KeepAsync(service);

        await MarkAsync(service);

        await HoldsAsync(service, $"SELECT replays = 1 FROM dead_letter WHERE event_id = '{id}'", "it failed again");
        Assert.Equal(
            "FAILED|it failed again: InvalidOperationException|InvalidOperationException: still broken|2|not due",
            await service.ScalarAsync("SELECT concat_ws('|', code, reason, error, tries, CASE WHEN replay_at IS NULL AND settled_at IS NULL AND lease IS NULL THEN 'not due' END) FROM dead_letter"));
        Assert.Equal("refused, failed again", await HistoryAsync(service, id));
        Assert.Equal(0L, await service.ScalarAsync("SELECT count(*) FROM failed_try"));
    }

    [Fact]
    public async Task Letter_WhoseDependencyIsDown_StaysMarkedUntilItIsBack()
    {
        var tries = 0;
        var handler = new Recorder { Handle = _ => ++tries < 4 ? throw new NpgsqlException("refused", new System.Net.Sockets.SocketException(111)) : Delivery.Success };
        await using var service = await StartAsync(handler);
        var id = await KeepAsync(service);

        await MarkAsync(service);

        await SettledAsync(service, id, "replayed");
        Assert.Equal((4, 1), (tries, await service.ScalarAsync("SELECT replays FROM dead_letter")));
    }

    [Fact]
    public async Task Letters_NotMarkedOrNotDue_AreLeftAlone()
    {
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        var (open, later, due) = (await KeepAsync(service), await KeepAsync(service), await KeepAsync(service));
        await service.ScalarAsync($"UPDATE dead_letter SET replay_at = now() + interval '1 hour' WHERE event_id = '{later}'");

        await service.ScalarAsync($"UPDATE dead_letter SET replay_at = now() WHERE event_id = '{due}'");
        await SettledAsync(service, due, "replayed");

        Assert.Equal(due, Assert.Single(handler.Received).Id);
        Assert.Equal(2L, await service.ScalarAsync($"SELECT count(*) FROM dead_letter WHERE event_id IN ('{open}', '{later}') AND settled_at IS NULL"));
    }

    [Fact]
    public async Task Letter_TakenByAProcessThatDied_IsTakenAgainAfterItsLease()
    {
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        var (held, lost) = (await KeepAsync(service), await KeepAsync(service));

        await service.ScalarAsync($"""
            UPDATE dead_letter
            SET replay_at = now(), lease = gen_random_uuid(),
                lease_until = now() + CASE WHEN event_id = '{held}' THEN interval '1 hour' ELSE interval '1 second' END
            """);

        await SettledAsync(service, lost, "replayed");
        Assert.Equal(lost, Assert.Single(handler.Received).Id);
    }

    [Fact]
    public async Task Letter_WhoseLeaseWasLostMeanwhile_IsSettledByWhoHasItNow()
    {
        var release = new TaskCompletionSource();
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        handler.Before = () => release.Task;
        var id = await KeepAsync(service);
        await MarkAsync(service);
        await Eventually.HoldsAsync(() => Task.FromResult(!handler.Received.IsEmpty), "it is being handled");

        var other = Guid.CreateVersion7();
        await service.ScalarAsync($"UPDATE dead_letter SET lease = '{other}', lease_until = now() + interval '1 hour'");
        release.SetResult();
        await service.Service.DisposeAsync();

        Assert.Equal($"{other} open", await service.ScalarAsync($"SELECT lease || CASE WHEN settled_at IS NULL THEN ' open' END FROM dead_letter WHERE event_id = '{id}'"));
    }

    [Fact]
    public async Task Letters_TakenByTwoProcesses_AreHandledOnceEach()
    {
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        await using var twin = await service.StartTwinAsync(Adding(handler));
        for (var index = 0; index < 40; index++)
        {
            await KeepAsync(service);
        }

        await MarkAsync(service);
        await HoldsAsync(service, "SELECT count(*) = 40 FROM dead_letter WHERE settled_as = 'replayed'", "all are handled");

        Assert.Equal(40, handler.Received.Count);
        Assert.Equal(40, handler.Received.DistinctBy(received => received.Id).Count());
    }

    [Fact]
    public async Task Shutdown_AmidAReplay_MakesItNoFailure()
    {
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        handler.Until = true;
        var id = await KeepAsync(service);
        await MarkAsync(service);
        await Eventually.HoldsAsync(() => Task.FromResult(!handler.Received.IsEmpty), "it is being handled");

        await service.Service.DisposeAsync();

        Assert.Equal("UNUSABLE 0 marked", await service.ScalarAsync(
            $"SELECT concat_ws(' ', code, replays, CASE WHEN replay_at IS NOT NULL AND settled_at IS NULL THEN 'marked' END) FROM dead_letter WHERE event_id = '{id}'"));
    }

    [Fact]
    public async Task Letter_WhoseIdIsNone_FailsAgain()
    {
        var handler = new Recorder();
        await using var service = await StartAsync(handler);
        await service.ScalarAsync($"INSERT INTO dead_letter (event_id, topic, event_type, reason, payload, replay_at) VALUES ('none', '{Topics.DocumentsReceived}', 'test', 'test', '', now())");

        await HoldsAsync(service, "SELECT code = 'NO_ID' AND replay_at IS NULL FROM dead_letter", "it is dead again");

        Assert.Empty(handler.Received);
    }

    private static Action<WebApplicationBuilder> Adding(Recorder handler, Action<WebApplicationBuilder>? more = null) => builder =>
    {
        more?.Invoke(builder);
        builder.Services.AddSingleton<ITopicHandler>(handler).Configure<MessagingOptions>(options =>
            (options.ReplayPoll, options.ReplayPostponement) = (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)));
    };

    private Task<Sender> StartAsync(Recorder handler, Action<WebApplicationBuilder>? more = null) => Sender.StartAsync(cluster, add: Adding(handler, more));

    private static async Task<Guid> KeepAsync(Sender service)
    {
        var id = Guid.CreateVersion7();
        using var refusal = new Activity("refusal").SetParentId(Trace).Start();
        await service.Service.Services.GetRequiredService<DeadLetters>().KeepAsync(
            new DeadLetter(id.ToString(), Topics.DocumentsReceived, "test", "{}"u8.ToArray()),
            new Failure(FailureVerdict.Refuse, DeadLetterCodes.Unusable, "a test"),
            error: null,
            uncounted: 1,
            Cancellation);
        return id;
    }

    private static Task MarkAsync(Sender service) => service.ScalarAsync("UPDATE dead_letter SET replay_at = now()");

    private static Task SettledAsync(Sender service, Guid id, string how) =>
        HoldsAsync(service, $"SELECT settled_as = '{how}' AND lease IS NULL AND replay_at IS NULL FROM dead_letter WHERE event_id = '{id}'", $"{id} is {how}");

    private static Task HoldsAsync(Sender service, string sql, string what) =>
        Eventually.HoldsAsync(async () => await service.ScalarAsync(sql) is true, what, TimeSpan.FromSeconds(60));

    private static Task<object?> HistoryAsync(Sender service, Guid id) =>
        service.ScalarAsync($"SELECT string_agg(what, ', ' ORDER BY entry_id) FROM dead_letter_history WHERE event_id = '{id}'");

    private sealed class Recorder : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public System.Collections.Concurrent.ConcurrentQueue<ReceivedEvent> Received { get; } = new();

        public Func<ReceivedEvent, Delivery> Handle { get; set; } = _ => Delivery.Success;

        public Func<Task> Before { get; set; } = () => Task.CompletedTask;

        /// <summary>Whether to go on until the token ends.</summary>
        public bool Until { get; set; }

        public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
        {
            Received.Enqueue(received);
            await Before();
            if (Until)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return Handle(received);
        }
    }
}
