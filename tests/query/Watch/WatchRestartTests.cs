using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using Npgsql;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>Documents flow while the service's process and its client, or its two replicas, are killed in turn.</summary>
public sealed class WatchRestartTests(ClusterFixture cluster)
{
    private const int ItemsBetweenKills = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Watch_FourKills_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 4, replicas: 1);

    [Fact(Explicit = true)]
    public Task Watch_FiftyKills_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 50, replicas: 1);

    [Fact]
    public Task Watch_TwoReplicasKilledInTurn_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 4, replicas: 2);

    [Fact(Explicit = true)]
    public Task Watch_TwoReplicasKilledFortyTimes_LosesNothingAndTellsNothingTwice() => RunAsync(kills: 40, replicas: 2);

    private async Task RunAsync(int kills, int replicas)
    {
        var folder = Directory.CreateTempSubdirectory("hearsay-watch-").FullName;
        await using var peers = await FakePeers.StartAsync();
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(QueryComposition.Definition.Schema, Cancellation);
        var servers = Enumerable.Range(0, replicas).Select(number => new ServerProcess(database, peers.Address, folder, $"query-{number}")).ToList();
        await Task.WhenAll(servers.Select(server => server.StartAsync()));
        using var channel = ServerProcess.ChannelTo(servers);
        var outlet = Outlet();
        await using var client = new ResumingClient(new QueryService.QueryServiceClient(channel), Of(outlet));
        client.Start();
        await Eventually.HoldsAsync(() => Task.FromResult(client.Streams > 0), "the client watches", Patience);

        using var enough = new CancellationTokenSource();
        var feeding = Task.WhenAll(Enumerable.Range(0, replicas).Select(number =>
            Task.Run(() => new NewsFlow(channel, peers, outlet, number, replicas).FeedAsync(enough.Token), Cancellation)));
        for (var kill = 0; kill < kills; kill++)
        {
            await AwaitItemsAsync(client, database, client.Stored.Count + ItemsBetweenKills, feeding);
            if (replicas == 1 && kill % 2 == 1)
            {
                await client.KillAsync();
                client.Start();
                continue;
            }

            await servers[kill % replicas].KillAsync();
            if (replicas > 1)
            {
                // The other one goes on meanwhile.
                await AwaitItemsAsync(client, database, client.Stored.Count + ItemsBetweenKills, feeding);
            }

            await servers[kill % replicas].StartAsync();
        }

        await AwaitItemsAsync(client, database, client.Stored.Count + ItemsBetweenKills, feeding);
        await enough.CancelAsync();
        var sent = (await feeding).SelectMany(flow => flow).ToList();
        await AwaitItemsAsync(client, database, sent.Count, feeding);

        Assert.Equal(sent.Order(StringComparer.Ordinal), client.Stored.Select(item => item.Words).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Count, client.Stored.Select(item => item.Token).Distinct(StringComparer.Ordinal).Count());
        Assert.True(client.Streams >= kills, $"only {client.Streams} streams");
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

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
}
