using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

public sealed class EngineSlotsTests(ExtractionFixture fixture)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SlotIsFree_RunsOnAThreadOfItsOwn()
    {
        var slots = Slots(queue: 1);
        Assert.False(await slots.RunAsync(SlotUser.Call, _ => Thread.CurrentThread.IsThreadPoolThread, Cancellation));
    }

    [Fact]
    public async Task Run_SlotComesFree_WaitersRunOneAfterTheOther()
    {
        var slots = Slots(queue: 20, wait: TimeSpan.FromSeconds(30));
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => slots.RunAsync(
            SlotUser.Event,
            _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                return Interlocked.Decrement(ref running);
            },
            Cancellation)));
        Assert.Equal(1, most);
    }

    /// <summary>New documents go before the backfill; while both wait each eighth slot is the backfill's.</summary>
    [Fact]
    public async Task Run_BothLanesWait_FreshGoFirstAndBackfillIsNotStarved()
    {
        var slots = Slots(queue: 40);
        await using var gate = new Gate(slots);
        var order = new ConcurrentQueue<SlotUser>();
        var users = Enumerable.Repeat(SlotUser.Backfill, 3).Concat(Enumerable.Repeat(SlotUser.Event, 20)).ToList();
        var waiting = new List<Task<int>>();
        foreach (var user in users)
        {
            waiting.Add(slots.RunAsync(user, _ => { order.Enqueue(user); return 0; }, Cancellation));
        }

        await gate.OpenAsync();
        await Task.WhenAll(waiting);

        Assert.Equal([7, 15, 22], order.Index().Where(turn => turn.Item == SlotUser.Backfill).Select(turn => turn.Index));
    }

    [Fact]
    public async Task Run_QueueIsFull_RefusesThatUserOnly()
    {
        var slots = Slots(queue: 1, wait: TimeSpan.FromSeconds(30));
        await using var gate = new Gate(slots);
        var waiting = slots.RunAsync(SlotUser.Call, _ => 1, Cancellation);

        var refused = await Assert.ThrowsAsync<HearsayException>(() => slots.RunAsync(SlotUser.Call, _ => 2, Cancellation));
        var ofAnother = slots.RunAsync(SlotUser.Event, _ => 3, Cancellation);

        Assert.Equal(ErrorReason.Overloaded, refused.Reason);
        await gate.OpenAsync();
        Assert.Equal((1, 3), (await waiting, await ofAnother));
    }

    [Fact]
    public async Task Run_NoSlotComesFreeInTime_IsRefused()
    {
        var slots = Slots(queue: 1, wait: Short);
        await using var gate = new Gate(slots);

        var refused = await Assert.ThrowsAsync<HearsayException>(() => slots.RunAsync(SlotUser.Call, _ => 1, Cancellation));

        Assert.Equal(ErrorReason.Overloaded, refused.Reason);
        Assert.NotNull(refused.RetryAfter);
    }

    [Fact]
    public async Task Run_CallerGivesUp_LeavesTheQueue()
    {
        var slots = Slots(queue: 1, wait: TimeSpan.FromSeconds(30));
        await using var gate = new Gate(slots);
        using var giveUp = new CancellationTokenSource();
        var waiting = slots.RunAsync(SlotUser.Call, _ => 1, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = slots.RunAsync(SlotUser.Call, _ => 2, Cancellation);
        await gate.OpenAsync();
        Assert.Equal(2, await next);
    }

    [Fact]
    public async Task Run_WorkTakesTooLong_IsCancelledAndGivesTheSlotBack()
    {
        var slots = Slots(queue: 1, reading: Short);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slots.RunAsync(SlotUser.Event, Endless, Cancellation));

        Assert.Equal(1, await slots.RunAsync(SlotUser.Event, _ => 1, Cancellation));
    }

    [Fact]
    public async Task Run_WorkFails_GivesTheSlotBack()
    {
        var slots = Slots(queue: 1);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            slots.RunAsync<int>(SlotUser.Event, _ => throw new InvalidDataException(), Cancellation));

        Assert.Equal(1, await slots.RunAsync(SlotUser.Event, _ => 1, Cancellation));
    }

    [Fact]
    public async Task Service_EverySlotIsTaken_RefusesWorkAndStaysHealthy()
    {
        await using var busy = await fixture.StartAnotherAsync(
            null, ("Extraction:Slots", "1"), ("Extraction:LongestQueue", "1"), ("Extraction:SlotWait", "00:00:00.1"));
        var document = fixture.Ingestion.Put(Articles.Bridge);
        await using var gate = new Gate(busy.Services.GetRequiredService<EngineSlots>());

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await new ExtractionService.ExtractionServiceClient(busy.Channel).ExtractTextAsync(
                new ExtractTextRequest { Text = Articles.Bridge }, cancellationToken: Cancellation));
        var answer = await new AppCallbackClient(busy.Channel).DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = document, Revision = 1 }, cancellationToken: Cancellation);
        var health = await busy.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Cancellation);

        Failures.AssertIs(refused, StatusCode.ResourceExhausted, ErrorReason.Overloaded);
        Assert.True(refused.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>().RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        Assert.Equal(Status.Retry, answer);
        Assert.True(health.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Service_EveryCoreReads_ProbesAreAnswered()
    {
        await using var busy = await fixture.StartAnotherAsync();
        var slots = busy.Services.GetRequiredService<EngineSlots>();
        var stop = false;
        var readings = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => slots.RunAsync(
            SlotUser.Event,
            _ =>
            {
                while (!Volatile.Read(ref stop))
                {
                    Thread.SpinWait(1000);
                }

                return 0;
            },
            Cancellation)).ToList();

        busy.Http.Timeout = TimeSpan.FromSeconds(5);
        for (var i = 0; i < 10; i++)
        {
            Assert.True((await busy.Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Cancellation)).IsSuccessStatusCode);
        }

        Assert.All(readings, reading => Assert.False(reading.IsCompleted));
        Volatile.Write(ref stop, true);
        await Task.WhenAll(readings);
    }

    private static int Endless(CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne();
        cancellationToken.ThrowIfCancellationRequested();
        return 0;
    }

    private static EngineSlots Slots(int queue, TimeSpan? wait = null, TimeSpan? reading = null) => new(
        Options.Create(new ExtractionOptions
        {
            Slots = 1,
            LongestQueue = queue,
            SlotWait = wait ?? TimeSpan.FromSeconds(30),
            ReadingTime = reading ?? TimeSpan.FromSeconds(30),
        }),
        TimeProvider.System);

    /// <summary>Holds a slot until it is opened.</summary>
    private sealed class Gate : IAsyncDisposable
    {
        private readonly ManualResetEventSlim _opened = new();
        private readonly Task<int> _holding;

        public Gate(EngineSlots slots)
        {
            _holding = slots.RunAsync(
                SlotUser.Event,
                token =>
                {
                    _opened.Wait(token);
                    return 0;
                },
                CancellationToken.None);
        }

        public Task OpenAsync()
        {
            _opened.Set();
            return _holding;
        }

        public async ValueTask DisposeAsync()
        {
            await OpenAsync();
            _opened.Dispose();
        }
    }
}
