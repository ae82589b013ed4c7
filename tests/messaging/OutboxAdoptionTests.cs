using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging.Tests;

/// <summary>An outbox that came from a backup of another cluster, whose transaction ids were far above those of this one.</summary>
public sealed class OutboxAdoptionTests(ClusterFixture cluster)
{
    // Three documents with four events each, two of them sent; numbered as by a cluster that had seen nine hundred thousand million transactions.
    private const string Restored =
        """
        INSERT INTO outbox_event (txid, event_id, topic, event_type, order_key, payload)
        SELECT (900000000000 + n)::text::xid8, md5('event ' || n)::uuid, 'documents.received.v1', 'type', md5('document ' || n % 3)::uuid, '{}'
        FROM generate_series(1, 12) AS n;
        UPDATE outbox_cursor SET txid = '900000000006', seq = 9000000000;
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_OfARestoredOutbox_SendsWhatWasNotSentThenWhatIsNew()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(Sender.Schema, Cancellation);
        await Sender.ScalarAsync(database, Restored);

        await using var sender = await Sender.StartAsync(cluster, database: database);
        var document = (Guid)(await sender.ScalarAsync("SELECT md5('document ' || 1)::uuid"))!;
        var later = await sender.SendAsync(document, 2);
        await sender.AllSentAsync();

        var unsent = (string[])(await sender.ScalarAsync("SELECT array_agg(md5('event ' || n)::uuid::text) FROM generate_series(7, 12) AS n"))!;
        Assert.Equal(unsent.Concat(later).Order(StringComparer.Ordinal), sender.Dapr.All.Select(published => published.Id).Order(StringComparer.Ordinal));
        var ofDocument = (string[])(await sender.ScalarAsync("SELECT array_agg(md5('event ' || n)::uuid::text ORDER BY n) FROM generate_series(7, 12) AS n WHERE n % 3 = 1"))!;
        Assert.Equal(ofDocument.Concat(later), sender.Dapr.FirstsOf(document));
    }

    /// <summary>Nothing was ever sent there, so that no cursor tells where the rows come from.</summary>
    [Fact]
    public async Task Relay_OfARestoredOutboxThatHadSentNothing_SendsAllInOrder()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(Sender.Schema, Cancellation);
        await Sender.ScalarAsync(database, Restored + "UPDATE outbox_cursor SET txid = '0', seq = 0;");

        await using var sender = await Sender.StartAsync(cluster, database: database);
        await sender.AllSentAsync();

        for (var each = 0; each < 3; each++)
        {
            var expected = (string[])(await sender.ScalarAsync($"SELECT array_agg(md5('event ' || n)::uuid::text ORDER BY n) FROM generate_series(1, 12) AS n WHERE n % 3 = {each}"))!;
            Assert.Equal(expected, sender.Dapr.FirstsOf((Guid)(await sender.ScalarAsync($"SELECT md5('document ' || {each})::uuid"))!));
        }
    }

    [Fact]
    public async Task Adopt_AnOutboxOfThisCluster_ChangesNothing()
    {
        await using var sender = await Sender.StartAsync(cluster);
        await sender.SendAsync(Guid.CreateVersion7(), 3);
        await sender.AllSentAsync();

        Assert.False(await sender.Service.Services.GetRequiredService<OutboxAdoption>().AdoptAsync(Cancellation));
    }

    /// <summary>A service that runs while its database is put in place of another finds it by itself.</summary>
    [Fact]
    public async Task Adopt_BesideARunningRelay_TakesItsLeaseAndWritersGoOn()
    {
        await using var sender = await Sender.StartAsync(cluster);
        await sender.SendAsync(Guid.CreateVersion7());
        await sender.AllSentAsync();
        await sender.ScalarAsync(Restored);
        var late = await sender.SendAsync(Guid.CreateVersion7(), 2);

        Assert.True(await sender.Service.Services.GetRequiredService<OutboxAdoption>().AdoptAsync(Cancellation));
        await Eventually.HoldsAsync(() => Task.FromResult(late.All(sender.Dapr.Accepted.Select(published => published.Id).Contains)), "what came late is sent", TimeSpan.FromSeconds(30));
        await sender.AllSentAsync();

        var unsent = (string[])(await sender.ScalarAsync("SELECT array_agg(md5('event ' || n)::uuid::text) FROM generate_series(7, 12) AS n"))!;
        Assert.Empty(unsent.Except(sender.Dapr.Accepted.Select(published => published.Id)));
    }
}
