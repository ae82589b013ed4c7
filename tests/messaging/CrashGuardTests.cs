using System.Collections.Concurrent;
using Hearsay.Contracts;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

/// <summary>
/// Events that were in hand of processes that died. These processes are rows here; tests/faults kills real ones. The service is the only
/// one that looks, so that a slow machine makes nobody dead.
/// </summary>
public sealed class CrashGuardTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Handler _handler = new();
    private Sender _service = null!;
    private AppCallbackClient _sidecar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster, add: builder => builder.Services.AddSingleton<ITopicHandler>(_handler).Configure<MessagingOptions>(options =>
            (options.ProcessLease, options.ReplayPoll, options.ReplayPostponement) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20))));
        _sidecar = new AppCallbackClient(_service.Service.Channel);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Event_WhileItIsHandled_IsNotedAndThenNoMore()
    {
        var id = Guid.CreateVersion7();
        object? noted = null;
        _handler.Handle = async _ =>
        {
            noted = await _service.ScalarAsync("SELECT in_hand::text FROM event_process");
            return Delivery.Success;
        };

        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Equal($"{{{id}}}", noted);
        await HoldsAsync("SELECT in_hand = '{}' FROM event_process", "it is let go of");
    }

    [Fact]
    public async Task Suspect_OfWhichTheProcessDiedAloneFiveTimes_IsADeadLetterAndNotHandled()
    {
        var id = Guid.CreateVersion7();
        await DieAsync([id], [id], [id], [id], [id]);

        Assert.Equal(Status.Success, await DeliverAsync(id));
        // The answer may be lost on its way.
        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Empty(_handler.Received);
        Assert.Equal(
            $"{id} CRASHED its process died 5 times while it was handled, and nothing else 5",
            await _service.ScalarAsync("SELECT string_agg(concat_ws(' ', event_id, code, reason, tries), '|') FROM dead_letter"));
        Assert.Equal(0L, await _service.Service.Services.GetRequiredService<InHand>().CountSuspectsAsync(Cancellation));
    }

    [Fact]
    public async Task Suspect_ThatWasSeldomAloneWhenItsProcessDied_IsHandled()
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DieAsync([id, other], [id, other], [id, other], [other, id], [id], [id], [id], [id]);
        Assert.Equal(2L, await _service.Service.Services.GetRequiredService<InHand>().CountSuspectsAsync(Cancellation));

        Assert.Equal(Status.Success, await DeliverAsync(id));
        Assert.Equal(Status.Success, await DeliverAsync(other));

        Assert.Equal([id, other], _handler.Received);
        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task Suspects_AmongOthers_AreHandledAlone()
    {
        var suspects = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToHashSet();
        await DieAsync([.. suspects]);
        var (inside, beside) = (0, 0);
        var disturbed = new ConcurrentBag<Guid>();
        _handler.Handle = async id =>
        {
            var others = Interlocked.Increment(ref inside) - 1;
            // Takes as long as the database.
            await _service.ScalarAsync("SELECT 1");
            beside = Math.Max(beside, Math.Max(others, Volatile.Read(ref inside) - 1));
            if (suspects.Contains(id) && (others > 0 || Volatile.Read(ref inside) > 1))
            {
                disturbed.Add(id);
            }

            Interlocked.Decrement(ref inside);
            return Delivery.Success;
        };

        var all = suspects.Concat(Enumerable.Range(0, 30).Select(_ => Guid.CreateVersion7())).ToList();
        await Task.WhenAll(all.Select(DeliverAsync));

        Assert.Empty(disturbed);
        Assert.True(beside > 0, "the others were handled beside each other");
        Assert.Equal(all.Order(), _handler.Received.Order());
    }

    [Fact]
    public async Task Event_ThatHadItsEffectWhenItsProcessDied_IsNoSuspect()
    {
        var (done, lost) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _service.ScalarAsync($"INSERT INTO inbox_receipt (event_id, topic) VALUES ('{done}', 't')");

        await DieAsync([done, lost]);

        Assert.Equal($"{lost}", await _service.ScalarAsync("SELECT string_agg(event_id::text, ', ') FROM crash_suspicion"));
    }

    [Fact]
    public async Task Suspect_ThatAnotherProcessHasInHand_WaitsUntilItIsKnownWhetherThatLives()
    {
        var id = Guid.CreateVersion7();
        await DieAsync([id]);
        await _service.ScalarAsync($"INSERT INTO event_process (process, seen_at, in_hand) VALUES (gen_random_uuid(), now() + interval '1 hour', '{{{id}}}')");

        Assert.Equal(Status.Retry, await DeliverAsync(id));
        Assert.Empty(_handler.Received);
        await _service.ScalarAsync("DELETE FROM event_process WHERE seen_at > now()");

        Assert.Equal(Status.Success, await DeliverAsync(id));
    }

    [Fact]
    public async Task Process_TakenForDeadThatLives_TakesBackWhatIsHeldAgainstItsEvents()
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await HoldsAsync("SELECT count(*) = 1 FROM event_process", "the process is known");
        await _service.ScalarAsync($"""
            INSERT INTO crash_suspicion (event_id, process, alone) SELECT '{id}', process, true FROM event_process;
            INSERT INTO crash_suspicion (event_id, process, alone) VALUES ('{other}', gen_random_uuid(), true);
            DELETE FROM event_process;
            """);

        await HoldsAsync($"SELECT string_agg(event_id::text, '') = '{other}' FROM crash_suspicion", "its word counts");
        await HoldsAsync("SELECT count(*) = 1 FROM event_process", "the process is known again");
    }

    [Fact]
    public async Task Process_OfWhichNothingWasHeardWhileTheServerWasAway_IsNotDead()
    {
        await using var idle = await Sender.StartAsync(cluster);
        await idle.ScalarAsync("INSERT INTO event_process (process, seen_at, in_hand) VALUES (gen_random_uuid(), now() - interval '9 days', ARRAY[gen_random_uuid()])");
        var hands = idle.Service.Services.GetRequiredService<InHand>();

        // This server has not been there for so long.
        Assert.Empty(await hands.JudgeAsync(TimeSpan.FromDays(2), Cancellation));

        await Eventually.HoldsAsync(async () => (await hands.JudgeAsync(TimeSpan.FromMilliseconds(1), Cancellation)) is [{ Suspected: 1 }], "it is dead by a shorter measure");
    }

    [Fact]
    public async Task Process_ThatStopsInGoodOrder_LeavesNothingBehind()
    {
        await HoldsAsync("SELECT count(*) = 1 FROM event_process", "the process is known");

        await _service.Service.StopAsync();

        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM event_process"));
    }

    [Fact]
    public async Task Event_ThatCannotBeNoted_ComesAgainAndIsNotHandled()
    {
        await _service.ScalarAsync("ALTER TABLE event_process RENAME TO elsewhere");

        Assert.Equal(Status.Retry, await DeliverAsync(Guid.CreateVersion7()));

        Assert.Empty(_handler.Received);
        Assert.Equal(0L, await _service.ScalarAsync("SELECT (SELECT count(*) FROM failed_try) + (SELECT count(*) FROM dead_letter)"));
    }

    [Fact]
    public async Task Letter_OfACrash_HasANewChanceWhenItIsReplayed()
    {
        var id = Guid.CreateVersion7();
        await DieAsync([id], [id], [id], [id], [id]);
        await DeliverAsync(id);

        await ReplayAsync();

        await HoldsAsync("SELECT settled_as = 'replayed' FROM dead_letter", "it is handled");
        Assert.Equal(id, Assert.Single(_handler.Received));
        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM crash_suspicion"));
    }

    [Fact]
    public async Task Letter_ThatEndsTheProcessAgainWhenItIsReplayed_IsDeadAsBefore()
    {
        var id = Guid.CreateVersion7();
        _handler.Handle = _ => throw new RefusedEventException(DeadLetterCodes.Unusable, "a test");
        await DeliverAsync(id);
        // As if it had been marked before: its process has died of it five times since.
        await DieAsync([id], [id], [id], [id], [id]);

        await _service.ScalarAsync("UPDATE dead_letter SET replay_at = now()");

        await HoldsAsync("SELECT code = 'CRASHED' AND replays = 1 AND replay_at IS NULL AND settled_at IS NULL FROM dead_letter", "it is dead again");
        Assert.Single(_handler.Received);
    }

    /// <summary>Processes that die one after the other, each with this in hand, and are found dead.</summary>
    private async Task DieAsync(params Guid[][] inHand)
    {
        var rows = string.Join(", ", inHand.Select(ids => $"(gen_random_uuid(), now() - interval '1 minute', '{{{string.Join(',', ids)}}}')"));
        await _service.ScalarAsync($"INSERT INTO event_process (process, seen_at, in_hand) VALUES {rows}");
        await HoldsAsync("SELECT count(*) = 0 FROM event_process WHERE seen_at < now() - interval '30 seconds'", "they are found dead");
    }

    private async Task ReplayAsync()
    {
        var desk = _service.Service.Services.GetRequiredService<DeadLetterDesk>();
        Assert.Equal(1, await desk.ReplayAsync(new DeadLetterFilter(Code: DeadLetterCodes.Crashed), 10, 10, "Ada", "mended", Cancellation));
    }

    private Task HoldsAsync(string sql, string what) => Eventually.HoldsAsync(async () => await _service.ScalarAsync(sql) is true, what, TimeSpan.FromSeconds(60));

    private Task<Status> DeliverAsync(Guid id) => _sidecar.DeliverAsync(Topics.DocumentsReceived, "{}", id.ToString(), Cancellation);

    private sealed class Handler : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public ConcurrentQueue<Guid> Received { get; } = new();

        public Func<Guid, Task<Delivery>> Handle { get; set; } = _ => Task.FromResult(Delivery.Success);

        public Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
        {
            Received.Enqueue(received.Id);
            return Handle(received.Id);
        }
    }
}
