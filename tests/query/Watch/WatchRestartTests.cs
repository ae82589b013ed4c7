using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using static Hearsay.Query.Tests.WatchedNews;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>Documents flow while the service's process and its client are killed in turn.</summary>
public sealed class WatchRestartTests(ClusterFixture cluster)
{
    private const int ItemsBetweenKills = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Watch_FourKills_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 4);

    [Fact(Explicit = true)]
    public Task Watch_FiftyKills_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 50);

    private async Task RunAsync(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("hearsay-watch-").FullName;
        await using var peers = await FakePeers.StartAsync();
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(QueryComposition.Definition.Schema, Cancellation);
        await using var server = new ServerProcess(database, peers.Address, folder);
        await server.StartAsync();
        var outlet = Outlet();
        await using var client = new ResumingClient(new QueryService.QueryServiceClient(server.Channel), Of(outlet));
        client.Start();
        await Eventually.HoldsAsync(() => Task.FromResult(client.Streams > 0), "the client watches", Patience);

        using var enough = new CancellationTokenSource();
        var feeding = Task.Run(() => FeedAsync(server, peers, outlet, enough.Token), Cancellation);
        for (var kill = 0; kill < kills; kill++)
        {
            await AwaitItemsAsync(client, client.Stored.Count + ItemsBetweenKills, feeding);
            if (kill % 2 == 0)
            {
                await server.KillAsync();
                await server.StartAsync();
            }
            else
            {
                await client.KillAsync();
                client.Start();
            }
        }

        await AwaitItemsAsync(client, client.Stored.Count + ItemsBetweenKills, feeding);
        await enough.CancelAsync();
        var sent = await feeding;
        await AwaitItemsAsync(client, sent.Count, feeding);

        Assert.Equal(sent.Order(StringComparer.Ordinal), client.Stored.Select(item => item.Words).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Count, client.Stored.Select(item => item.Token).Distinct(StringComparer.Ordinal).Count());
        Assert.True(client.Streams > kills, $"only {client.Streams} streams");
        Directory.Delete(folder, recursive: true);
    }

    private static Task AwaitItemsAsync(ResumingClient client, int count, Task feeding) => Eventually.HoldsAsync(
        () => feeding.IsFaulted ? Task.FromException<bool>(feeding.Exception!) : Task.FromResult(client.Stored.Count >= count),
        $"{count} items are stored",
        Patience);

    /// <summary>Brings articles in, each until the service says that it has it, whatever happens to the service; ends with a full round of what a client stores together.</summary>
    private static async Task<IReadOnlyList<string>> FeedAsync(ServerProcess server, FakePeers peers, string outlet, CancellationToken enough)
    {
        var sidecar = new AppCallbackClient(server.Channel);
        var sent = new List<string>();
        while (!enough.IsCancellationRequested || sent.Count % 3 != 0)
        {
            var article = Said(outlet, "Ada Quern", $"the crane {sent.Count + 1} of the quay is sold");
            peers.Put(article);
            var id = Guid.CreateVersion7();
            while (!await IsTakenAsync(sidecar, article, id))
            {
                await Task.Delay(20, Cancellation);
            }

            sent.Add(article.Evidence.Statements[0].Content[0].Text);
        }

        return sent;
    }

    private static async Task<bool> IsTakenAsync(AppCallbackClient sidecar, InventedArticle article, Guid id)
    {
        try
        {
            var payload = new EvidenceExtracted { DocumentId = article.DocumentId, Revision = 1, EngineVersion = 1 };
            return await sidecar.DeliverAsync(Topics.EvidenceExtracted, payload, id, Cancellation) == Status.Success;
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
