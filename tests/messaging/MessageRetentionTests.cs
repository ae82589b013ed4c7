using Hearsay.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearsay.Messaging.Tests;

public sealed class MessageRetentionTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Prune_RemovesReceiptsThatAreOld_AndNothingElse()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await cluster.Cluster.CreateDatabaseAsync(cancellation);
        var connectionString = await database.MigrateAsync(Sender.Schema, cancellation);
        await using var source = ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance);
        await Sender.ScalarAsync(
            database,
            """
            INSERT INTO inbox_receipt (event_id, topic, handled_at)
            VALUES (gen_random_uuid(), 'old', now() - interval '46 days'), (gen_random_uuid(), 'young', now() - interval '44 days');
            """);
        using var retention = new MessageRetention(source, TimeProvider.System, NullLogger<MessageRetention>.Instance);

        await retention.PruneAsync(cancellation);

        Assert.Equal("young", await Sender.ScalarAsync(database, "SELECT string_agg(topic, ', ') FROM inbox_receipt"));
    }
}
