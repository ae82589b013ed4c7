using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Hearsay.TestSupport;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Messaging.Tests;

/// <summary>Events that cannot be sent, for now or for good: they wait, and nothing else does.</summary>
public sealed class RefusedPublishTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    [InlineData(StatusCode.InvalidArgument, "INVALID_ARGUMENT")]
    [InlineData(StatusCode.ResourceExhausted, "RESOURCE_EXHAUSTED")]
    public async Task Event_RefusedForGood_IsCountedWithItsReasonAndHoldsBackItsDocumentOnly(StatusCode code, string reason)
    {
        using var counted = new RefusalCounter();
        var stuck = Guid.CreateVersion7();
        var dapr = new FakeDapr { Refusal = code, Accepts = request => request.Metadata["partitionKey"] != stuck.ToString() };
        await using var sender = await Sender.StartAsync(cluster, dapr);

        var held = await sender.SendAsync(stuck, 2);
        var free = Guid.CreateVersion7();
        var passing = await sender.SendAsync(free, 3);
        await Eventually.HoldsAsync(() => Task.FromResult(dapr.FirstsOf(free).Count == 3), "the other document goes on");
        await Eventually.HoldsAsync(() => Task.FromResult(counted.Codes.Contains(reason)), "the refusal is counted");

        Assert.Equal(passing, dapr.FirstsOf(free));
        Assert.All(dapr.All.Where(published => !published.Accepted), published => Assert.Equal(held[0], published.Id));
        Assert.Equal(2L, await sender.ScalarAsync($"SELECT count(*) FROM outbox_event WHERE order_key = '{stuck}'"));
    }

    /// <summary>While nothing gets through, tries are few; once the broker is back, nobody waits out a long pause.</summary>
    [Fact]
    public async Task Broker_DownAndBack_IsProbedOneAtATimeAndSentAllInOrder()
    {
        var down = 1;
        var atOnce = 0;
        var most = 0;
        var failures = 0;
        var dapr = new FakeDapr { Accepts = _ => Volatile.Read(ref down) == 0 };
        dapr.Before = async (_, token) =>
        {
            var now = Interlocked.Increment(ref atOnce);
            most = Volatile.Read(ref failures) > 60 && Volatile.Read(ref down) == 1 ? Math.Max(most, now) : most;
            await Task.Delay(1, token);
            Interlocked.Increment(ref failures);
            Interlocked.Decrement(ref atOnce);
        };
        await using var sender = await Sender.StartAsync(cluster, dapr);
        var documents = Enumerable.Range(0, 80).Select(_ => Guid.CreateVersion7()).ToArray();
        var ids = new Dictionary<Guid, IReadOnlyList<string>>();
        foreach (var document in documents)
        {
            ids.Add(document, await sender.SendAsync(document, 2));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref failures) > 65), "many tries have failed");
        Volatile.Write(ref down, 0);
        await sender.AllSentAsync();

        Assert.InRange(most, 1, 1);
        Assert.All(documents, document => Assert.Equal(ids[document], dapr.FirstsOf(document)));
        Assert.All(dapr.All.GroupBy(published => published.Id), tries => Assert.Single(tries, published => published.Accepted));
        Assert.Empty(sender.Service.Errors);
    }

    /// <summary>A backfill that takes all its places and never ends leaves those of the fresh lane.</summary>
    [Fact]
    public async Task Backfill_ThatHangs_HoldsUpNoFreshEvent()
    {
        var open = new TaskCompletionSource();
        var most = 0;
        var hanging = 0;
        var dapr = new FakeDapr
        {
            Before = async (request, token) =>
            {
                if (request.Topic.Contains("backfill", StringComparison.Ordinal))
                {
                    most = Math.Max(most, Interlocked.Increment(ref hanging));
                    await open.Task.WaitAsync(token);
                    Interlocked.Decrement(ref hanging);
                }
            },
        };
        await using var sender = await Sender.StartAsync(cluster, dapr);
        var old = new List<string>();
        for (var document = 0; document < 20; document++)
        {
            old.AddRange(await sender.SendAsync(Guid.CreateVersion7(), 2, lane: Lane.Backfill));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref hanging) > 0), "the backfill hangs");
        var fresh = Guid.CreateVersion7();
        var ids = await sender.SendAsync(fresh, 3);
        await Eventually.HoldsAsync(() => Task.FromResult(dapr.FirstsOf(fresh).Count == 3), "the fresh ones go on");
        Assert.Equal(ids, dapr.All.Select(published => published.Id));
        open.SetResult();
        await sender.AllSentAsync();

        Assert.InRange(most, 1, 4);
        Assert.Equal(old.Concat(ids).Order(StringComparer.Ordinal), dapr.All.Select(published => published.Id).Order(StringComparer.Ordinal));
    }

    private sealed class RefusalCounter : IDisposable
    {
        private readonly MeterListener _listener = new();

        public RefusalCounter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "hearsay.publishes.refused")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Codes.Enqueue((string?)tags.ToArray().Single(tag => tag.Key == "code").Value));
            _listener.Start();
        }

        public ConcurrentQueue<string?> Codes { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
