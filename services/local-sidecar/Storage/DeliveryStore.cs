using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.LocalSidecar.Storage;

/// <summary>A message that this process alone may deliver to one group until the claim runs out.</summary>
internal sealed record ClaimedMessage(
    Guid Claim,
    long MessageId,
    string AppId,
    string Topic,
    int Attempts,
    string EventId,
    byte[] Envelope,
    string MetadataJson,
    string TraceParent,
    string TraceState,
    bool Expired);

/// <summary>What groups still have to receive. Every change of a claimed row answers false where the claim was lost.</summary>
internal sealed class DeliveryStore(NpgsqlDataSource dataSource)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(DeliveryStore).Assembly, "Storage/Deliveries.sql");

    /// <summary>Claims due messages of an app, oldest first: of each topic as many as it has room for; without regard to keys where a test wants that.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        string appId,
        string pubsub,
        IReadOnlyDictionary<string, int> room,
        string owner,
        TimeSpan lease,
        bool ignoreKeys,
        CancellationToken cancellationToken)
    {
        var claim = Guid.CreateVersion7();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeliveryClaim", appId, pubsub, room.Keys.ToArray(), room.Values.ToArray(), claim, owner, lease, ignoreKeys);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var messages = new List<ClaimedMessage>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            messages.Add(new ClaimedMessage(
                claim,
                reader.GetInt64(0),
                appId,
                reader.GetString(1),
                reader.GetInt32(2),
                reader.GetString(3),
                reader.GetFieldValue<byte[]>(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetBoolean(8)));
        }

        messages.Sort((left, right) => left.MessageId.CompareTo(right.MessageId));
        return messages;
    }

    /// <summary>The group has it.</summary>
    public Task<bool> DoneAsync(ClaimedMessage message, CancellationToken cancellationToken) =>
        ChangeAsync("DeliveryDone", message, cancellationToken);

    /// <summary>Tries again after a wait; <paramref name="counted"/> tells whether the app had its say.</summary>
    public Task<bool> AgainAsync(ClaimedMessage message, bool counted, TimeSpan wait, string why, CancellationToken cancellationToken) =>
        ChangeAsync("DeliveryAgain", message, cancellationToken, counted ? 1 : 0, wait, why);

    /// <summary>Keeps the message as refused, and hands it on where the subscription names a topic for that.</summary>
    public async Task<bool> DeadAsync(
        ClaimedMessage message, string pubsub, string? deadLetterTopic, string why, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var dead = Sql.On(connection, "DeliveryDead", message.MessageId, message.AppId, message.Claim, why);
        var held = await dead.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        if (held && deadLetterTopic is not null)
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    MessageStore.TopicShare(pubsub, deadLetterTopic),
                    new NpgsqlBatchCommand(Sql["DeadLetterForward"])
                    {
                        Parameters = { new() { Value = message.MessageId }, new() { Value = deadLetterTopic } },
                    },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return held;
    }

    /// <summary>Takes a slot for the life of a connection; false where another process has it.</summary>
    public static async Task<bool> TakeSlotAsync(NpgsqlConnection connection, string slot, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "SlotTake", slot);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Frees what earlier owners of a slot had claimed. Returns the number of messages.</summary>
    public static async Task<int> ReleaseClaimsAsync(
        NpgsqlConnection connection, string slot, string owner, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "SlotClaimsRelease", slot, owner);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> ChangeAsync(
        string query, ClaimedMessage message, CancellationToken cancellationToken, params object?[] values)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection, query, [message.MessageId, message.AppId, message.Claim, .. values]);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }
}
