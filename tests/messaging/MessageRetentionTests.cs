using Hearsay.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearsay.Messaging.Tests;

public sealed class MessageRetentionTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Prune_RemovesWhatIsOldAndSent_AndNothingElse()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await cluster.Cluster.CreateDatabaseAsync(cancellation);
        var connectionString = await database.MigrateAsync(Sender.Schema, cancellation);
        await using var source = ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance);
        await Sender.ScalarAsync(
            database,
            """
            INSERT INTO outbox_event (txid, event_id, topic, event_type, order_key, payload, occurred_at)
            SELECT txid::text::xid8, gen_random_uuid(), name, 'type', gen_random_uuid(), '', now() - age::interval
            FROM (VALUES (1, 'old and sent', '4 days'), (2, 'young and sent', '2 days'), (9, 'old and unsent', '4 days')) AS event (txid, name, age);
            INSERT INTO outbox_event (txid, event_id, topic, event_type, order_key, payload, occurred_at)
            SELECT '1', gen_random_uuid(), 'old and sent', 'type', gen_random_uuid(), '', now() - interval '4 days'
            FROM generate_series(1, 2500);
            UPDATE outbox_cursor SET txid = '2', seq = 1000000;
            INSERT INTO inbox_receipt (event_id, topic, handled_at)
            VALUES (gen_random_uuid(), 'old', now() - interval '46 days'), (gen_random_uuid(), 'young', now() - interval '44 days');
            """);
        using var retention = new MessageRetention(source, TimeProvider.System, NullLogger<MessageRetention>.Instance);

        await retention.PruneAsync(cancellation);

        Assert.Equal(
            "old and unsent, young and sent",
            await Sender.ScalarAsync(database, "SELECT string_agg(topic, ', ' ORDER BY topic) FROM outbox_event"));
        Assert.Equal("young", await Sender.ScalarAsync(database, "SELECT string_agg(topic, ', ') FROM inbox_receipt"));
    }
}
