using System.Globalization;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>
/// Sends once more what was sent, for the case that a broker lost what it had taken: copies under the same ids, which the relay of the
/// running service sends in the backfill's places. Consumers that had them do nothing.
/// </summary>
internal sealed class OutboxRepublish(NpgsqlDataSource dataSource, TimeProvider clock)
{
    // Each page is a transaction, short enough for the horizon.
    private const int PageSize = 500;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(OutboxRepublish).Assembly, "Outbox/Republish/Republish.sql");

    /// <summary>How many events there are, by topic.</summary>
    public async Task<IReadOnlyList<(string Topic, long Events)>> CountAsync(RepublishArguments wanted, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "RepublishCount", wanted.Since, wanted.Until, wanted.Topic);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var counts = new List<(string, long)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            counts.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return counts;
    }

    /// <summary>Copies them. Returns how many; a run that was broken off may be begun again.</summary>
    public async Task<long> RunAsync(RepublishArguments wanted, CancellationToken cancellationToken)
    {
        var copied = 0L;
        for (var place = 0; place < 2 * OutboxShards.Count; place++)
        {
            var (lane, shard) = ((short)(place / OutboxShards.Count), (short)(place % OutboxShards.Count));
            var page = new Page(new OutboxPosition(0, 0), 0);
            do
            {
                page = await CopyAsync(wanted, lane, shard, page.Last, cancellationToken).ConfigureAwait(false);
                copied += page.Events;
                await Task.Delay(TimeSpan.FromSeconds((double)page.Events / wanted.Rate), clock, cancellationToken).ConfigureAwait(false);
            }
            while (page.Events == PageSize);
        }

        return copied;
    }

    private async Task<Page> CopyAsync(RepublishArguments wanted, short lane, short shard, OutboxPosition after, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection,
            "RepublishCopy",
            wanted.Since,
            wanted.Until,
            wanted.Topic,
            lane,
            shard,
            after.TransactionId.ToString(CultureInfo.InvariantCulture),
            after.Sequence,
            PageSize);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new Page(OutboxLog.PositionOf(reader, 0), reader.GetInt64(2))
            : new Page(after, 0);
    }

    private readonly record struct Page(OutboxPosition Last, long Events);
}
