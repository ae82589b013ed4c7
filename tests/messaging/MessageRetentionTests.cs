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

    [Fact]
    public async Task Prune_OfSuspicions_LeavesThoseThatStillCount()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await cluster.Cluster.CreateDatabaseAsync(cancellation);
        var connectionString = await database.MigrateAsync(Sender.Schema, cancellation);
        await using var source = ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance);
        var (done, old, open) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Sender.ScalarAsync(
            database,
            $"""
            INSERT INTO inbox_receipt (event_id, topic) VALUES ('{done}', 't');
            INSERT INTO crash_suspicion (event_id, process, alone, at)
            VALUES ('{done}', gen_random_uuid(), true, now()), ('{old}', gen_random_uuid(), true, now() - interval '46 days'), ('{open}', gen_random_uuid(), true, now() - interval '44 days');
            """);
        using var retention = new MessageRetention(source, TimeProvider.System, NullLogger<MessageRetention>.Instance);

        await retention.PruneAsync(cancellation);

        Assert.Equal($"{open}", await Sender.ScalarAsync(database, "SELECT string_agg(event_id::text, ', ') FROM crash_suspicion"));
    }
}
