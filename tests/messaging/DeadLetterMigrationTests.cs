namespace Hearsay.Messaging.Tests;

/// <summary>A database of the version before, with dead letters in it.</summary>
public sealed class DeadLetterMigrationTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_WithOlderDeadLetters_KeepsThemAndLearnsWhyAndOfWhat()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await database.MigrateAsync(Sender.Schema, Cancellation);
        var document = Guid.CreateVersion7();
        await Sender.ScalarAsync(database, $$"""
            DROP TABLE dead_letter_history, dead_letter_action, failed_try;
            DROP INDEX dead_letter_due, dead_letter_by_time, dead_letter_settled;
            ALTER TABLE dead_letter
                DROP COLUMN code, DROP COLUMN error, DROP COLUMN document, DROP COLUMN tries, DROP COLUMN first_failed_at, DROP COLUMN replays,
                DROP COLUMN replay_at, DROP COLUMN lease, DROP COLUMN lease_until, DROP COLUMN settled_as;
            DELETE FROM schema_migration WHERE source = 'messaging' AND number IN (6, 7);
            INSERT INTO dead_letter (event_id, topic, event_type, reason, payload)
            VALUES ('a', 't', 't', 'its id is no UUID', convert_to('{"documentId": "{{document}}"}', 'UTF8')),
                   ('b', 't', 't', 'its payload cannot be read', '\xff00'),
                   ('c', 't', 't', 'its handler refused it; the log says why', convert_to('{"documentId": "none"}', 'UTF8')),
                   ('d', 't', 't', 'its handler refused it; the log says why', convert_to('{"documentId": "\u0000"}', 'UTF8')),
                   ('e', 't', 't', 'its handler refused it; the log says why', convert_to('[]', 'UTF8'));
            """);

        await database.MigrateAsync(Sender.Schema, Cancellation);

        Assert.Equal(
            $"a NO_ID {document}|b UNREADABLE|c UNUSABLE|d UNUSABLE|e UNUSABLE",
            await Sender.ScalarAsync(database, "SELECT string_agg(concat_ws(' ', event_id, code, document), '|' ORDER BY event_id) FROM dead_letter"));
        Assert.Equal(5L, await Sender.ScalarAsync(database, "SELECT count(*) FROM dead_letter_history JOIN dead_letter USING (topic, event_id) WHERE at = refused_at AND detail = reason AND first_failed_at = refused_at"));
        // A service of the version before still writes while this one is rolled out.
        await Sender.ScalarAsync(database, "INSERT INTO dead_letter (event_id, topic, event_type, reason, payload) VALUES ('f', 't', 't', 'its id is no UUID', '')");
    }
}
