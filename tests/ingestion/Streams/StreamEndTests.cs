using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Ingestion.Streams;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Hearsay.Ingestion.Tests.Streams;

/// <summary>Streams that end before their client has sent all: nothing that was answered is lost, and what was not can be sent again.</summary>
public sealed class StreamEndTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_ItemsUnderWay_AreAnsweredAndTheRestIsToBeSentAgain()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var owner = IngestionFixture.OwnerOf(database);
        var service = await StartAsync(database);
        var (key, held) = (IngestionFixture.NewKey(), OpenStream.Item("Other."));
        using var stream = OpenStream.On(service);
        Task stop;
        await using (var lockOfKey = await HeldKey.TakeAsync(owner, key))
        {
            held.SourceKey = key;
            await stream.SendAsync([held, OpenStream.Item("Text.")]);
            await lockOfKey.WaitForWaitingAsync(1);
            await Eventually.HoldsAsync(() => Task.FromResult(stream.Answers.Count == 1), "the other item is answered");
            stop = service.DisposeAsync().AsTask();
            await Eventually.HoldsAsync(
                () => Task.FromResult(service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested), "it stops");
        }

        var failure = await stream.FailureAsync();
        await stop.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(held.RequestId, stream.Answers.Last().RequestId);
        Assert.Equal(2, stream.Answers.Count);
        Failures.AssertIs(failure, StatusCode.Unavailable, ErrorReason.StreamEnded);
        Assert.NotNull(failure.GetDetail<RetryInfo>());
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task DatabaseLost_ItemsUnderWay_HaveNoAnswerAndLaterOnesOfTheDocumentNeither()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var owner = IngestionFixture.OwnerOf(database);
        await using var service = await StartAsync(database);
        var key = IngestionFixture.NewKey();
        var items = Enumerable.Range(1, 5).Select(number => OpenStream.Item($"Text {number}.", key)).ToList();
        using (var stream = OpenStream.On(service))
        {
            await using var held = await HeldKey.TakeAsync(owner, key);
            await stream.SendAsync(items);
            await held.WaitForWaitingAsync(1);
            Assert.Equal(1, await held.EndWaitingAsync());
            await held.ReleaseAsync();

            Failures.AssertIs(await stream.FailureAsync(), StatusCode.Unavailable, ErrorReason.DependencyUnavailable);
            Assert.Empty(stream.Answers);
        }

        using var again = OpenStream.On(service);
        await again.SendAsync(items);
        Assert.Equal([1, 2, 3, 4, 5], (await again.CompleteAsync()).Select(answer => answer.Response.Revision));
    }

    [Fact]
    public async Task Cancel_AmidTheStream_LeavesNothingUnderWayAndAllCanBeSentAgain()
    {
        await using var service = await StartAsync(await fixture.CreateDatabaseAsync());
        var items = Enumerable.Range(0, 50).Select(number => OpenStream.Item($"Text {number}.")).ToList();
        using (var cancel = new CancellationTokenSource())
        {
            using var stream = OpenStream.Until(service, cancel.Token);
            await stream.SendAsync(items);
            await cancel.CancelAsync();
            await Eventually.HoldsAsync(() => Task.FromResult(TakenIn(service) == (0, 0)), "nothing is under way");
        }

        using var again = OpenStream.On(service);
        await again.SendAsync(items);
        Assert.Equal(50, (await again.CompleteAsync()).Select(answer => answer.Response.DocumentId).Distinct().Count());
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task Silence_OfAMinute_EndsTheStream()
    {
        var clock = new FakeTimeProvider(IngestionFixture.Now);
        await using var service = await StartAsync(await fixture.CreateDatabaseAsync(), builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var stream = OpenStream.On(service);
        await stream.SendAsync(OpenStream.Item("Text."));
        await Eventually.HoldsAsync(() => Task.FromResult(stream.Answers.Count == 1), "it is answered");

        clock.Advance(TimeSpan.FromSeconds(59));
        await stream.SendAsync(OpenStream.Item("Another."));
        await Eventually.HoldsAsync(() => Task.FromResult(stream.Answers.Count == 2), "it is answered");
        var failure = stream.FailureAsync();
        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(61));
                return Task.FromResult(failure.IsCompleted);
            },
            "the stream ends");

        Failures.AssertIs(await failure, StatusCode.DeadlineExceeded, ErrorReason.StreamIdle);
    }

    [Fact]
    public async Task Open_MoreStreamsThanMayBe_AreRefusedUntilOneEnds()
    {
        await using var service = await StartAsync(await fixture.CreateDatabaseAsync());
        var streams = new List<OpenStream>();
        for (var number = 0; number < StreamBounds.MostStreams; number++)
        {
            streams.Add(OpenStream.On(service));
            await streams[^1].SendAsync(OpenStream.Item("Text."));
            await Eventually.HoldsAsync(() => Task.FromResult(streams[^1].Answers.Count == 1), "it is open");
        }

        using (var refused = OpenStream.On(service))
        {
            var failure = await refused.FailureAsync();
            Failures.AssertIs(failure, StatusCode.ResourceExhausted, ErrorReason.Overloaded);
            Assert.NotNull(failure.GetDetail<RetryInfo>());
        }

        await streams[0].CompleteAsync();
        using var admitted = OpenStream.On(service);
        await admitted.SendAsync(OpenStream.Item("Text."));
        await admitted.CompleteAsync();
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task Send_MoreThanIsDone_IsHeldBack()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var owner = IngestionFixture.OwnerOf(database);
        await using var service = await StartAsync(database);
        var key = IngestionFixture.NewKey();
        var text = new string('a', 100 * 1024);
        using var stream = OpenStream.On(service);
        Task sending;
        await using (var held = await HeldKey.TakeAsync(owner, key))
        {
            // 6 MB, far more than connection and stream hold.
            sending = stream.SendAsync(Enumerable.Range(0, 60).Select(number => OpenStream.Item($"{number} {text}", key)));
            await held.WaitForWaitingAsync(1);
            await Eventually.HoldsAsync(() => Task.FromResult(TakenIn(service).Items == StreamBounds.MostItemsOfStream), "the stream is full");

            Assert.False(sending.IsCompleted);
            Assert.InRange(TakenIn(service).Bytes, 1, StreamBounds.MostBytesOfStream);
            Assert.Empty(stream.Answers);
        }

        await sending;
        Assert.Equal(60, (await stream.CompleteAsync()).Count);
    }

    private static (int Items, long Bytes) TakenIn(RunningService service) => service.Services.GetRequiredService<StreamBounds>().Process.Taken;

    private static Task<RunningService> StartAsync(TestDatabase database, Action<WebApplicationBuilder>? configure = null) =>
        RunningService.StartAsync(IngestionComposition.Definition, database, configure: configure, cancellationToken: Cancellation);
}
