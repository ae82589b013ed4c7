using Hearsay.Contracts;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>The right to publish a shard, in an epoch that no other lease of it has had, and where its cursors stand.</summary>
internal sealed record ShardLease(int Shard, long Epoch, OutboxPosition Fresh, OutboxPosition Backfill)
{
    public OutboxPosition CursorOf(Lane lane) => lane is Lane.Backfill ? Backfill : Fresh;
}

/// <summary>Which relay publishes which shard. Leases go by the database's time alone; who lost one finds its epoch gone.</summary>
internal sealed class OutboxShards(NpgsqlDataSource dataSource)
{
    /// <summary>How many there are; the table says which event is in which.</summary>
    public const int Count = 16;

    /// <summary>How long a lease holds unless it is renewed, and a relay counts as alive.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private static readonly NamedSql Sql = NamedSql.Load(typeof(OutboxShards).Assembly, "Outbox/Shards.sql");

    private readonly Guid _owner = Guid.CreateVersion7();

    /// <summary>Says that this relay lives. Returns the most shards that it should have: its part, rounded up.</summary>
    public async Task<int> ShareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "RelayHeartbeat", _owner);
        var alive = (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        return (int)((Count + alive - 1) / alive);
    }

    /// <summary>Renews what this relay has and returns it; what ran out is gone.</summary>
    public Task<IReadOnlyList<ShardLease>> RenewAsync(CancellationToken cancellationToken) => LeaseAsync("ShardRenew", cancellationToken);

    /// <summary>Takes up to so many shards that nobody has.</summary>
    public Task<IReadOnlyList<ShardLease>> TakeAsync(int most, CancellationToken cancellationToken) => LeaseAsync("ShardTake", cancellationToken, most);

    /// <summary>Gives shards to whoever asks next. Nothing of them may be under way here any more.</summary>
    public async Task GiveUpAsync(IReadOnlyCollection<int> shards, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "ShardGiveUp", _owner, shards.Select(shard => (short)shard).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives everything back, so that the others need not wait for the end of its leases.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "RelayLeave", _owner);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ShardLease>> LeaseAsync(string query, CancellationToken cancellationToken, params object?[] more)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, query, [_owner, .. more]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<(Lane Lane, int Shard, OutboxPosition Cursor, long Epoch)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(((Lane)reader.GetInt16(0), reader.GetInt16(1), OutboxLog.PositionOf(reader, 2), reader.GetInt64(4)));
        }

        return
        [
            .. rows.GroupBy(row => row.Shard).Where(shard => shard.Count() == 2).Select(shard =>
            {
                var fresh = shard.Single(row => row.Lane is Lane.Fresh);
                return new ShardLease(shard.Key, fresh.Epoch, fresh.Cursor, shard.Single(row => row.Lane is Lane.Backfill).Cursor);
            }),
        ];
    }
}
