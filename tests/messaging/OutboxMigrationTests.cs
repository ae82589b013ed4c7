using Hearsay.Postgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>An outbox of the first form, with rows and a cursor half way, becomes one of days and shards.</summary>
public sealed class OutboxMigrationTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_RowsAndACursorHalfWay_SendsWhatWasNotSentAndNothingElse()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await FirstFormAsync(database);
        // Two documents, events of today and of days that nobody will make; the cursor has passed the first eight.
        await Sender.ScalarAsync(
            database,
            """
            INSERT INTO outbox_event (event_id, topic, event_type, order_key, payload, occurred_at)
            SELECT
                md5('event ' || n)::uuid,
                CASE WHEN n IN (12, 14) THEN 'documents.received.backfill.v1' ELSE 'documents.received.v1' END,
                'type', md5('document ' || n % 2)::uuid, '{}', now() - interval '3 hours' * (20 - n)
            FROM generate_series(1, 20) AS n;
            UPDATE outbox_cursor SET (txid, seq) = (SELECT txid, seq FROM outbox_event WHERE event_id = md5('event 8')::uuid);
            """);

        await using var sender = await Sender.StartAsync(cluster, database: database);
        await sender.AllSentAsync();

        Assert.Equal(20L, await sender.ScalarAsync("SELECT count(*) FROM outbox_event"));
        var expected = (string[])(await sender.ScalarAsync("SELECT array_agg(md5('event ' || n)::uuid::text ORDER BY n) FROM generate_series(9, 20) AS n"))!;
        Assert.Equal(expected.Order(StringComparer.Ordinal), sender.Dapr.All.Select(published => published.Id).Order(StringComparer.Ordinal));
        foreach (var odd in new[] { 0, 1 })
        {
            var fresh = (string[])(await sender.ScalarAsync(
                $"SELECT array_agg(md5('event ' || n)::uuid::text ORDER BY n) FROM generate_series(9, 20) AS n WHERE n % 2 = {odd} AND n NOT IN (12, 14)"))!;
            var document = (Guid)(await sender.ScalarAsync($"SELECT md5('document ' || {odd})::uuid"))!;
            Assert.Equal(fresh, sender.Dapr.FirstsOf(document).Where(fresh.Contains));
        }

        Assert.Equal(2L, await sender.ScalarAsync("SELECT count(*) FROM outbox_event WHERE lane = 1"));
        var later = await sender.SendAsync(Guid.CreateVersion7(), 3);
        await sender.AllSentAsync();
        Assert.Equal(later, sender.Dapr.All.Skip(12).Select(published => published.Id));
        Assert.True((bool)(await sender.ScalarAsync("SELECT count(*) = count(DISTINCT seq) FROM outbox_event"))!);
    }

    /// <summary>The schema as it was before days and shards, with its ledger.</summary>
    private static async Task FirstFormAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false, SearchPath = "sender" }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var ledger = NamedSql.Load(typeof(MigrationRunner).Assembly, "Ledger.sql");
        await using var create = new NpgsqlCommand($"CREATE SCHEMA sender; {ledger["LedgerCreate"]}", connection);
        await create.ExecuteNonQueryAsync(Cancellation);
        foreach (var step in Migration.ReadAll(MessagingSchema.Source).Take(3))
        {
            await using var apply = new NpgsqlCommand(step.Sql, connection);
            await apply.ExecuteNonQueryAsync(Cancellation);
            await using var append = ledger.On(connection, "LedgerAppend", step.Source, step.Number, step.Name, step.Sha256);
            await append.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
