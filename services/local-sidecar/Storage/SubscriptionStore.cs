using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.LocalSidecar.Storage;

/// <summary>A topic that an app takes, and where it wants it.</summary>
internal sealed record Subscription(string Topic, string Path, string? DeadLetterTopic)
{
    /// <inheritdoc/>
    public override string ToString() => Topic;
}

/// <summary>Which groups take which topics.</summary>
internal sealed class SubscriptionStore(NpgsqlDataSource dataSource)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(SubscriptionStore).Assembly, "Storage/Subscriptions.sql");

    /// <summary>
    /// Notes what an app takes. A topic that is new to the group is filled with the messages kept of it; one that the app
    /// no longer names stays, and its messages wait.
    /// </summary>
    public async Task OpenAsync(
        string appId, string pubsub, IEnumerable<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(Sql.On(connection, "AppListed", appId), cancellationToken).ConfigureAwait(false);
        foreach (var subscription in subscriptions)
        {
            // Publishers hold the lock shared until they commit: every message is seen here or sees the subscription.
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(Sql.On(connection, "TopicOwn", pubsub, subscription.Topic), cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(
                Sql.On(connection, "SubscriptionOpen", appId, pubsub, subscription.Topic, subscription.DeadLetterTopic),
                cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
