using Hearsay.TestSupport.Sidecars;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>A flood of one topic holds up no other.</summary>
public sealed class LaneTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Delivery_OneTopicTakesAllItsRoom_TheOtherIsDelivered()
    {
        var token = TestContext.Current.CancellationToken;
        var opened = new TaskCompletionSource();
        await using var app = await TestApp.StartAsync("harbour", "archive", "bulletins");
        app.Handle = async (received, _) =>
        {
            if (received.Event.Topic == "archive")
            {
                await opened.Task;
            }

            return Outcome.Success;
        };
        await using var sidecar = await RunningSidecar.StartAsync(
            await cluster.CreateDatabaseAsync(), [app], new Dictionary<string, string> { ["Sidecar:ParallelDeliveries"] = "2" });
        await sidecar.ServesAsync(app);
        var client = sidecar.Client(app);

        for (var number = 0; number < 5; number++)
        {
            await client.PublishEventAsync("pubsub", "archive", number, token);
        }

        await app.ReceivesAsync(2);
        await client.PublishEventAsync("pubsub", "bulletins", "new", token);
        await app.ReceivesAsync(3);
        var topics = app.Received.Select(received => received.Event.Topic).ToList();
        opened.SetResult();
        await sidecar.DrainsAsync();

        Assert.Equal(["archive", "archive", "bulletins"], topics);
        Assert.Equal(6, app.Received.Count);
    }
}
