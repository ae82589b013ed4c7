using Hearsay.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>
/// Makes the outbox's days ahead and drops those behind, every few minutes. Each process does it, by functions of the owner that let one
/// at a time; who finds nothing to do does nothing.
/// </summary>
internal sealed class OutboxPartitions(NpgsqlDataSource dataSource, TimeProvider clock, ILogger<OutboxPartitions> logger) : BackgroundService
{
    private const int MostSteps = 500;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(OutboxPartitions).Assembly, "Outbox/Partitions.sql");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), clock);
        do
        {
            try
            {
                await KeepAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Tidying up must never stop the service; an alert tells where days run out.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.PartitionsFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>One round: days ahead, days behind, and what is old of the default partition.</summary>
    internal async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await ScalarAsync(connection, "PartitionsMake", cancellationToken).ConfigureAwait(false);
        for (var step = 0; step < MostSteps && await ScalarAsync(connection, "PartitionDrop", cancellationToken).ConfigureAwait(false) is string dropped; step++)
        {
            MessagingLog.PartitionDropped(logger, dropped);
        }

        await using var prune = Sql.On(connection, "PartitionDefaultPrune");
        for (var step = 0; step < MostSteps && await prune.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0; step++)
        {
            // Each step is a transaction of its own, short enough for the horizon.
        }

        MessagingMetrics.Ahead((long)(await ScalarAsync(connection, "PartitionsAhead", cancellationToken).ConfigureAwait(false))!);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, query);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
