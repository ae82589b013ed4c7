using Grpc.Core;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>What each answer of an app makes of an event.</summary>
public sealed class DeliveryTests(ClusterFixture cluster)
{
    private const string Topic = "bulletins";
    private const string Refused = "refused";

    [Theory, OnEachTarget]
    public async Task Delivery_AppAnswersSuccess_IsMadeOnce(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a");
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);

        Assert.Single(app.Received);
    }

    [Theory, OnEachTarget]
    public async Task Delivery_AppAnswersRetryOrFails_IsMadeAgainUntilItSucceeds(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = (received, _) => received.Attempt > 1
            ? Task.FromResult(Outcome.Success)
            : received.Event.Data.ToStringUtf8() switch
            {
                "\"retry\"" => Task.FromResult(Outcome.Retry),
                "\"error\"" => throw new RpcException(new Status(StatusCode.Internal, "a handler's own fault")),
                _ => Task.FromResult((Outcome)42),
            };
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "retry");
        await run.PublishAsync(app, Topic, "error");
        await run.PublishAsync(app, Topic, "answer of no known kind");
        await run.ReceivesAsync(app, 6);
        await run.SettlesAsync(Topic, app);

        Assert.All(app.Received.GroupBy(received => received.Event.Id), attempts =>
        {
            Assert.Equal([1, 2], attempts.Select(received => received.Attempt));
            Assert.Single(attempts.Select(received => received.Event.Data).Distinct());
        });
    }

    [Theory, OnEachTarget]
    public async Task Delivery_AppAnswersDrop_IsNotMadeAgain(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        app.Handle = (_, _) => Task.FromResult(Outcome.Drop);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a");
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);

        Assert.Single(app.Received);
    }

    [Theory]
    [OnEachTarget(Outcome.Drop, 1)]
    [OnEachTarget(Outcome.Retry, 3)]
    public async Task Delivery_GivenUpWhereADeadLetterTopicIsNamed_GoesThereAsItIs(string target, Outcome answer, int attempts)
    {
        await using var app = await AppWithDeadLettersAsync(answer);
        await using var run = await Case.StartAsync(
            cluster, target, new TargetOptions { Retry = "policy: constant, duration: 100ms, maxRetries: 2" }, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a", new() { ["cloudevent.type"] = "bulletin.issued.v1" });
        await run.ReceivesAsync(app, attempts + 1);
        await run.SettlesAsync(Topic, app);
        await run.SettlesAsync(Refused, app);

        var (first, last) = (app.Received[0].Event, app.Received[^1].Event);
        Assert.Equal([.. Enumerable.Repeat(Topic, attempts), Refused], app.Received.Select(received => received.Event.Topic));
        Assert.Equal((first.Id, "bulletin.issued.v1", first.Data), (last.Id, last.Type, last.Data));
        Assert.Equal(Topic, last.Extensions.Fields["topic"].StringValue);
    }

    [Theory, OnEachTarget]
    public async Task Delivery_AppIsUnimplemented_CountsAsTakenAndIsNoDeadLetter(string target)
    {
        await using var app = await AppWithDeadLettersAsync(Outcome.Success);
        app.Handle = (received, _) => received.Event.Data.ToStringUtf8() == "\"a\""
            ? throw new RpcException(new Status(StatusCode.Unimplemented, ""))
            : Task.FromResult(received.Event.Data.ToStringUtf8() == "\"b\"" ? Outcome.Drop : Outcome.Success);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a");
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);
        await run.PublishAsync(app, Topic, "b");
        await run.ReceivesAsync(app, 3);
        await run.SettlesAsync(Topic, app);

        Assert.Equal(["\"a\"", "\"b\"", "\"b\""], app.Received.Select(received => received.Event.Data.ToStringUtf8()));
        Assert.Equal(Refused, app.Received[^1].Event.Topic);
    }

    [Theory, OnEachTarget]
    public async Task Delivery_OfAnIdThatWasPublishedTwice_IsMadeTwice(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, Topic, "a", new() { ["cloudevent.id"] = "7" });
        await run.PublishAsync(app, Topic, "a", new() { ["cloudevent.id"] = "7" });
        await run.ReceivesAsync(app, 2);
        await run.SettlesAsync(Topic, app);

        Assert.Equal(["7", "7"], app.Received.Select(received => received.Event.Id));
    }

    [Theory, OnEachTarget]
    public async Task Delivery_OfATypeNobodyKnows_IsMadeAndOfATopicNobodyTakesIsNot(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First, Topic);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        await run.PublishAsync(app, "rumours", "a");
        await run.PublishAsync(app, Topic, "b", new() { ["cloudevent.type"] = "of.no.known.kind.v9" });
        await run.ReceivesAsync(app, 1);
        await run.SettlesAsync(Topic, app);

        Assert.Equal((Topic, "of.no.known.kind.v9"), (Assert.Single(app.Received).Event.Topic, app.Received[0].Event.Type));
    }

    /// <summary>Answers events of the topic as told and takes dead letters.</summary>
    private static async Task<TestApp> AppWithDeadLettersAsync(Outcome answer)
    {
        var app = new TestApp(Ids.First, Topic, Refused);
        app.Subscriptions[0].DeadLetterTopic = Refused;
        app.Handle = (received, _) => Task.FromResult(received.Event.Topic == Topic ? answer : Outcome.Success);
        await app.UpAsync();
        return app;
    }
}
