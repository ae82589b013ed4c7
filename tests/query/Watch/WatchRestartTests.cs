using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using Npgsql;
using static Hearsay.Query.Tests.WatchedNews;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>Documents flow while the service's process and its client are killed in turn.</summary>
public sealed class WatchRestartTests(ClusterFixture cluster)
{
    private const int ItemsBetweenKills = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly string[] Names = ["Ada Quern", "Ivo Marn", "Berta Lund", "Clara Hollis", "Hugh Jessop", "Greta Larkin", "Felix Mossop"];

    private static readonly string[] Things =
    [
        "sea wall", "tram line", "grain market", "ferry pier", "radio mast", "glass works", "cattle fair", "court house", "bus depot", "stone quarry", "apple orchard",
        "cable car", "salt mine", "opera house", "brick kiln", "lighthouse", "paper mill", "observatory", "fish hall",
    ];

    private static readonly string[] Places = ["Tarnmouth", "Ostwick", "Hallowdene", "Kestervale", "Lindry", "Corvane", "Northmere", "Solvane", "Quillon", "Ardmore", "Pell Regis"];

    private static readonly string[] Fates =
        ["close before winter", "be sold abroad", "double its price", "open to visitors", "move across the river", "get a roof of copper", "burn less coal", "hire forty people", "lose its licence", "be painted white", "stay as it is", "host a festival", "flood each spring"];

    private static readonly string[] Besides =
    [
        "Rain fell all morning.", "Nobody else spoke.", "The hall was nearly empty by then.", "A band played outside.", "Tea was served at four.", "Two dogs barked at the door.",
        "Snow had closed the pass.", "The lamps went out once.",
    ];

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
            await AwaitItemsAsync(client, database, client.Stored.Count + ItemsBetweenKills, feeding);
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

        await AwaitItemsAsync(client, database, client.Stored.Count + ItemsBetweenKills, feeding);
        await enough.CancelAsync();
        var sent = await feeding;
        await AwaitItemsAsync(client, database, sent.Count, feeding);

        Assert.Equal(sent.Order(StringComparer.Ordinal), client.Stored.Select(item => item.Words).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Count, client.Stored.Select(item => item.Token).Distinct(StringComparer.Ordinal).Count());
        Assert.True(client.Streams > kills, $"only {client.Streams} streams");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AwaitItemsAsync(ResumingClient client, TestDatabase database, int count, Task feeding)
    {
        try
        {
            await Eventually.HoldsAsync(
                () => feeding.IsFaulted ? Task.FromException<bool>(feeding.Exception!) : Task.FromResult(client.Stored.Count >= count),
                $"{count} items are stored",
                Patience);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} {client}. {await StateAsync(database)}", exception);
        }
    }

    /// <summary>What stands in the log, and what may hold it back.</summary>
    private static async Task<string> StateAsync(TestDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = owner.CreateCommand(
            """
            SELECT format('%s entries, the last of transaction %s, horizon %s; open: %s', count(*), max(txid::text::bigint), pg_snapshot_xmin(pg_current_snapshot()), (
                SELECT string_agg(format('%s %s since %s: %s', datname, state, now() - xact_start, left(query, 60)), ' | ')
                FROM pg_stat_activity
                WHERE backend_xid IS NOT NULL))
            FROM query.watch_entry
            """);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Brings articles in, each until the service says that it has it, whatever happens to the service; ends with a full round of what a client stores together.</summary>
    private static async Task<IReadOnlyList<string>> FeedAsync(ServerProcess server, FakePeers peers, string outlet, CancellationToken enough)
    {
        var sidecar = new AppCallbackClient(server.Channel);
        var sent = new List<string>();
        while (!enough.IsCancellationRequested || sent.Count % 3 != 0)
        {
            var article = Said(outlet, Pick(Names, sent.Count, 1), ContentOf(sent.Count), Pick(Besides, sent.Count, 5));
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

    /// <summary>Things that have nothing to do with each other: numbered sentences would all be compared with one another, and each would take longer than the one before.</summary>
    private static string ContentOf(int number) => $"the {Pick(Things, number, 1)} of {Pick(Places, number, 7)} would {Pick(Fates, number, 3)}";

    private static string Pick(string[] all, int number, int step) => all[((number * step) + (number / all.Length)) % all.Length];

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
