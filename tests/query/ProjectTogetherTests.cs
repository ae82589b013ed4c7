using Hearsay.Contracts;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

public sealed class ProjectTogetherTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private const string Lock = "SELECT pg_advisory_lock(hashtextextended('hearsay.query.linking', 0))";
    private const string Unlock = "SELECT pg_advisory_unlock_all()";

    private const string Writing =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'query' AND backend_xid IS NOT NULL";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProjectEvidence_WhileAnotherHasItsTurn_WaitsWithoutATransaction()
    {
        const int Looks = 50;
        await using var other = new NpgsqlConnection(query.Database.OwnerConnectionString);
        await other.OpenAsync(Cancellation);
        await ScalarAsync(other, Lock);
        var deliveries = Enumerable.Range(0, 4).Select(_ => query.ExtractAsync(HarbourArticle.Create())).ToList();
        await Eventually.HoldsAsync(async () => await ScalarAsync(other, Writing) is > 0L, "one has its turn");

        // However long it is looked at: before there were turns all four stood in the database within some milliseconds.
        var most = 0L;
        for (var look = 0; look < Looks; look++)
        {
            most = Math.Max(most, (long)(await ScalarAsync(other, Writing))!);
        }

        await ScalarAsync(other, Unlock);
        Assert.Equal(1, most);
        Assert.All(await Task.WhenAll(deliveries), status => Assert.Equal(Status.Success, status));
    }

    [Fact]
    public async Task ProjectEvidence_WhileTheBackfillWaits_FreshGoesBeforeIt()
    {
        const int Backfill = 12;
        await using var other = new NpgsqlConnection(query.Database.OwnerConnectionString);
        await other.OpenAsync(Cancellation);
        await ScalarAsync(other, Lock);
        var asked = query.Peers.Calls;
        var deliveries = Enumerable.Range(0, Backfill).Select(_ => query.ExtractAsync(HarbourArticle.Create(), lane: Lane.Backfill)).ToList();
        await Eventually.HoldsAsync(() => Task.FromResult(query.Peers.Calls == asked + (2 * Backfill)), "the backfill has what it needs");
        var fresh = Guid.CreateVersion7();
        deliveries.Add(query.ExtractAsync(HarbourArticle.Create(), fresh));
        await Eventually.HoldsAsync(() => Task.FromResult(query.Peers.Calls == asked + (2 * Backfill) + 2), "so has the fresh one");
        await ScalarAsync(other, Unlock);
        Assert.All(await Task.WhenAll(deliveries), status => Assert.Equal(Status.Success, status));

        // How much of the backfill had its turn before the fresh one was there is the machine's affair.
        var last = await ScalarAsync(other, "SELECT event_id FROM query.inbox_receipt ORDER BY handled_at DESC LIMIT 1");
        Assert.NotEqual(fresh, last);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
