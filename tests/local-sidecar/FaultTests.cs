using Grpc.Core;
using Hearsay.LocalSidecar.Faults;
using Hearsay.LocalSidecar.Storage;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;
using Microsoft.Extensions.Options;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>What a test may ask the sidecar to do to its apps.</summary>
public sealed class FaultTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private const int Events = 24;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Duplicates_OfAllEvents_ComeAtOnceOrAfterTheFirstWasTaken()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        await using var sidecar = await StartAsync(app, new() { ["Faults:DuplicateRatio"] = "1" });
        await sidecar.ServesAsync(app);

        await PublishAsync(sidecar, app, key: _ => null);
        await app.ReceivesAsync(2 * Events);
        await sidecar.DrainsAsync();

        Assert.All(app.Received.GroupBy(received => received.Event.Id), copies => Assert.Equal(2, copies.Count()));
        Assert.Empty(sidecar.Errors.Entries);
    }

    [Fact]
    public void Duplicates_OfAShare_AreDrawnBySeedAndEvent()
    {
        var first = Doubled(seed: 7);

        Assert.InRange(first.Count, 300, 500);
        Assert.Equal(first, Doubled(seed: 7));
        Assert.NotEqual(first, Doubled(seed: 8));
        Assert.Empty(Doubled(seed: 7, ratio: 0));
    }

    [Fact]
    public async Task Duplicates_SomeAnsweredRetry_EndWithEveryEventTaken()
    {
        await using var app = await TestApp.StartAsync("harbour", Topic);
        app.Handle = (received, _) => Task.FromResult(received.Attempt == 2 ? Outcome.Retry : Outcome.Success);
        await using var sidecar = await StartAsync(app, new() { ["Faults:DuplicateRatio"] = "1" });
        await sidecar.ServesAsync(app);

        await PublishAsync(sidecar, app, key: number => $"{number}");
        await Eventually.HoldsAsync(
            () => Task.FromResult(app.Received.Select(received => received.Event.Id).Distinct().Count() == Events), "every event came");
        await sidecar.DrainsAsync();
    }

    [Fact]
    public async Task Order_InAWindow_IsDrawnBySeedAndKeptWithinAKey()
    {
        var first = await OrderAsync("7", new());
        var second = await OrderAsync("8", new());

        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Order(), first);
        Assert.All([first, second], order => Assert.All(
            order.GroupBy(number => number % 8), key => Assert.Equal(key.Order(), key)));
    }

    [Fact]
    public async Task Order_WithKeysIgnored_IsKeptByNothing()
    {
        var order = await OrderAsync("7", new() { ["Faults:IgnoreKeys"] = "true" });

        Assert.Contains(order.GroupBy(number => number % 8), key => !key.SequenceEqual(key.Order()));
    }

    [Fact]
    public async Task TraceParent_Doubled_ReachesTheCalleeBesideTheSidecars()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(), [caller, callee], new Dictionary<string, string> { ["Faults:DuplicateTraceParent"] = "true" });

        var response = await new EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower")).SayAsync(
            new SayRequest(), new Metadata { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } }, cancellationToken: Token);

        var values = response.Headers["traceparent"].Split([',', '|'], StringSplitOptions.TrimEntries);
        Assert.Equal(2, values.Length);
        Assert.StartsWith(values[0][..36], values[1], StringComparison.Ordinal);
        Assert.NotEqual(values[0], values[1]);
    }

    /// <summary>Starts with an app that is down, so that all events lie ready when it comes up. One delivery at a time makes the order visible.</summary>
    private async Task<IReadOnlyList<int>> OrderAsync(string seed, Dictionary<string, string> settings)
    {
        await using var app = new TestApp("harbour", Topic);
        settings["Faults:ReorderWindow"] = "16";
        settings["Faults:Seed"] = seed;
        settings["Sidecar:ParallelDeliveries"] = "1";
        await using var sidecar = await StartAsync(app, settings);
        await PublishAsync(sidecar, app, number => $"key {number % 8}");
        await app.UpAsync();
        await app.ReceivesAsync(Events);
        await sidecar.DrainsAsync();
        return [.. app.Received.Select(received => int.Parse(received.Event.Data.ToStringUtf8(), System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Which of a thousand events are handed over twice.</summary>
    private static List<int> Doubled(int seed, double ratio = 0.4)
    {
        var draws = new FaultDraws(Options.Create(new FaultOptions { DuplicateRatio = ratio, Seed = seed }));
        return [.. Enumerable.Range(0, 1000).Where(number => draws.CopyOf(
            new ClaimedMessage(Guid.Empty, number, "harbour", Topic, 0, $"event {number}", [], "{}", "", "", false)) != Copy.None)];
    }

    private async Task<RunningSidecar> StartAsync(TestApp app, Dictionary<string, string> settings) =>
        await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app], settings);

    private static async Task PublishAsync(RunningSidecar sidecar, TestApp app, Func<int, string?> key)
    {
        var client = sidecar.Client(app);
        foreach (var number in Enumerable.Range(0, Events))
        {
            var metadata = new Dictionary<string, string> { ["cloudevent.id"] = $"event {number}" };
            if (key(number) is { } name)
            {
                metadata["partitionKey"] = name;
            }

            await client.PublishEventAsync("pubsub", Topic, number, metadata, Token);
        }
    }
}
