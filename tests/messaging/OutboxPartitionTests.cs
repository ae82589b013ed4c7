using Hearsay.Postgres;
using Hearsay.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>Days of the outbox, made ahead and dropped behind with the rights of a service alone.</summary>
public sealed class OutboxPartitionTests(ClusterFixture cluster)
{
    private const string Ahead = "SELECT count(*) FROM pg_class WHERE relnamespace = 'sender'::regnamespace AND relkind = 'r' AND relname ~ '^outbox_event_[0-9]{8}$' AND right(relname, 8)::date > (now() AT TIME ZONE 'UTC')::date";

    // A day of four days ago, as it would have been made then.
    private const string OldDay =
        """
        DO $$
        DECLARE day date := (now() AT TIME ZONE 'UTC')::date - 4;
        BEGIN
            EXECUTE format('CREATE TABLE outbox_event_%s PARTITION OF outbox_event FOR VALUES FROM (%L) TO (%L)', to_char(day, 'YYYYMMDD'), day, day + 1);
            INSERT INTO outbox_event (created_on, txid, event_id, topic, event_type, order_key, payload, occurred_at)
            SELECT day, '5', gen_random_uuid(), 'old', 'type', gen_random_uuid(), '', now() - interval '4 days'
            FROM generate_series(1, 50);
        END
        $$
        """;

    private const string AllPassed = "UPDATE outbox_cursor SET txid = '6'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrations_Applied_HaveMadeTodayAndAWeekAhead()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(Sender.Schema, Cancellation);

        Assert.Equal(7L, await Sender.ScalarAsync(database, Ahead));
        Assert.NotNull(await Sender.ScalarAsync(database, "SELECT to_regclass('outbox_event_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD'))::text"));
    }

    [Fact]
    public async Task Keep_DaysThatAreMissing_AreMadeWithTheRightsOfTheService()
    {
        var (database, source) = await MigratedAsync();
        await using var _ = source;
        await Sender.ScalarAsync(database, "DO $$ BEGIN EXECUTE format('DROP TABLE outbox_event_%s', to_char((now() AT TIME ZONE 'UTC')::date + 5, 'YYYYMMDD')); END $$");
        Assert.Equal(4L, await AheadAsync(source));

        await Partitions(source).KeepAsync(Cancellation);

        Assert.Equal(7L, await AheadAsync(source));
        await using var create = source.CreateCommand("CREATE TABLE mine ()");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => create.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task Functions_OfPartitions_AreClosedToOthersAndFindTheirOwnTablesFirst()
    {
        var (database, source) = await MigratedAsync();
        await source.DisposeAsync();

        Assert.False((bool)(await Sender.ScalarAsync(
            database, "SELECT bool_or(has_function_privilege('pg_monitor', oid, 'EXECUTE')) FROM pg_proc WHERE pronamespace = 'sender'::regnamespace AND prosecdef"))!);
        Assert.Equal(
            2L,
            await Sender.ScalarAsync(database, "SELECT count(*) FROM pg_proc WHERE pronamespace = 'sender'::regnamespace AND prosecdef AND 'search_path=sender, pg_temp' = ANY (proconfig)"));
    }

    [Fact]
    public async Task Append_WhereNobodyMadeTheDay_IsKeptAndSent()
    {
        await using var sender = await Sender.StartAsync(cluster);
        await sender.ScalarAsync("DO $$ BEGIN EXECUTE format('DROP TABLE outbox_event_%s', to_char((now() AT TIME ZONE 'UTC')::date, 'YYYYMMDD')); END $$");

        var ids = await sender.SendAsync(Guid.CreateVersion7());
        await sender.AllSentAsync();
        await Partitions(sender.DataSource).KeepAsync(Cancellation);

        Assert.Equal(ids, sender.Dapr.All.Select(published => published.Id));
        Assert.Equal(1L, await sender.ScalarAsync("SELECT count(*) FROM outbox_event_default"));
    }

    [Fact]
    public async Task Keep_ADayThatIsSentAndOld_IsDropped()
    {
        var (database, source) = await MigratedAsync();
        await using var _ = source;
        await Sender.ScalarAsync(database, OldDay);

        await Partitions(source).KeepAsync(Cancellation);
        Assert.Equal(50L, await Sender.ScalarAsync(database, "SELECT count(*) FROM outbox_event"));
        await Sender.ScalarAsync(database, AllPassed);
        await Partitions(source).KeepAsync(Cancellation);

        Assert.Equal(0L, await Sender.ScalarAsync(database, "SELECT count(*) FROM outbox_event"));
        Assert.Null(await Sender.ScalarAsync(database, "SELECT to_regclass('outbox_event_' || to_char((now() AT TIME ZONE 'UTC')::date - 4, 'YYYYMMDD'))::text") as string);
    }

    [Fact]
    public async Task Keep_OneCursorHasNotPassedTheDay_KeepsIt()
    {
        var (database, source) = await MigratedAsync();
        await using var _ = source;
        await Sender.ScalarAsync(database, OldDay);
        await Sender.ScalarAsync(database, AllPassed);
        await Sender.ScalarAsync(database, "UPDATE outbox_cursor SET txid = '0' WHERE (lane, shard) = (SELECT lane, shard FROM outbox_event LIMIT 1)");

        await Partitions(source).KeepAsync(Cancellation);

        Assert.Equal(50L, await Sender.ScalarAsync(database, "SELECT count(*) FROM outbox_event"));
    }

    /// <summary>A transaction that wrote into the day and has not ended may commit what no cursor has passed.</summary>
    [Fact]
    public async Task Keep_AWriterOfTheDayHasNotEnded_KeepsItAndHoldsNobodyUp()
    {
        var (database, source) = await MigratedAsync();
        await using var _ = source;
        await Sender.ScalarAsync(database, OldDay);
        await Sender.ScalarAsync(database, AllPassed);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(Cancellation))
        {
            await using var insert = new NpgsqlCommand(
                "INSERT INTO outbox_event (created_on, event_id, topic, event_type, order_key, payload) VALUES ((now() AT TIME ZONE 'UTC')::date - 4, gen_random_uuid(), 'late', 'type', gen_random_uuid(), '')",
                connection);
            await insert.ExecuteNonQueryAsync(Cancellation);
            await Partitions(source).KeepAsync(Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        await Partitions(source).KeepAsync(Cancellation);

        Assert.Equal(51L, await Sender.ScalarAsync(database, "SELECT count(*) FROM outbox_event"));
    }

    [Fact]
    public async Task Keep_EventsOfDaysThatNobodyMade_AreRemovedOnceSentAndOld()
    {
        var (database, source) = await MigratedAsync();
        await using var _ = source;
        await Sender.ScalarAsync(
            database,
            """
            INSERT INTO outbox_event (created_on, txid, event_id, topic, event_type, order_key, payload, occurred_at)
            SELECT current_date - 90, txid::text::xid8, gen_random_uuid(), name, 'type', gen_random_uuid(), '', now() - age::interval
            FROM (VALUES (1, 'old and sent', '4 days'), (2, 'young and sent', '2 days'), (9, 'old and unsent', '4 days')) AS event (txid, name, age),
                 generate_series(1, 1200);
            UPDATE outbox_cursor SET txid = '3';
            """);

        await Partitions(source).KeepAsync(Cancellation);

        Assert.Equal("old and unsent, young and sent", await Sender.ScalarAsync(database, "SELECT string_agg(DISTINCT topic, ', ' ORDER BY topic) FROM outbox_event"));
        Assert.Equal(2400L, await Sender.ScalarAsync(database, "SELECT count(*) FROM outbox_event"));
    }

    private static OutboxPartitions Partitions(NpgsqlDataSource source) => new(source, TimeProvider.System, NullLogger<OutboxPartitions>.Instance);

    private static async Task<object?> AheadAsync(NpgsqlDataSource source)
    {
        var sql = NamedSql.Load(typeof(OutboxPartitions).Assembly, "Outbox/Partitions.sql");
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var command = sql.On(connection, "PartitionsAhead");
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private async Task<(TestDatabase Database, NpgsqlDataSource Source)> MigratedAsync()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        var connectionString = await database.MigrateAsync(Sender.Schema, Cancellation);
        return (database, ServiceDataSource.Create(Sender.Schema, connectionString, NullLoggerFactory.Instance));
    }
}
