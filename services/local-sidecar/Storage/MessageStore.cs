using Hearsay.LocalSidecar.Publishing;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.LocalSidecar.Storage;

/// <summary>A message as it is accepted.</summary>
internal sealed record AcceptedMessage(
    string Pubsub, string Topic, string? PartitionKey, string MetadataJson, WrittenEnvelope Envelope);

/// <summary>What was published.</summary>
internal sealed class MessageStore(NpgsqlDataSource dataSource)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(MessageStore).Assembly, "Storage/Messages.sql");

    /// <summary>Stores a message and a delivery for each group that takes its topic. On return it is committed.</summary>
    public async Task AppendAsync(AcceptedMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

        // One round trip, and one transaction: a batch is committed as a whole.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command("TopicShare", message.Pubsub, message.Topic, message.PartitionKey),
                Command(
                    "MessageAppend",
                    message.Pubsub,
                    message.Topic,
                    message.Envelope.Id,
                    message.PartitionKey,
                    message.Envelope.Json,
                    message.MetadataJson,
                    message.Envelope.TraceParent,
                    message.Envelope.TraceState,
                    message.Envelope.ExpiresAt?.ToUniversalTime()),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes up to <paramref name="limit"/> messages that every group has and that are older than the retention; none
    /// while one of <paramref name="appIds"/> has never said what it takes. Returns their number.
    /// </summary>
    public async Task<int> PruneAsync(TimeSpan retention, IReadOnlyList<string> appIds, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "MessagePrune", retention, appIds.ToArray(), limit);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws where the database cannot be reached or has no schema yet.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "StorageProbe");
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static NpgsqlBatchCommand TopicShare(string pubsub, string topic) => Command("TopicShare", pubsub, topic, null);

    private static NpgsqlBatchCommand Command(string name, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(Sql[name]);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
