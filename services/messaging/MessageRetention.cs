using Hearsay.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Removes receipts, failed tries and suspicions of 45 days ago, dead letters dealt with as long ago and what operators did 400 days ago, in short steps, once an hour.</summary>
internal sealed class MessageRetention(NpgsqlDataSource dataSource, TimeProvider clock, ILogger<MessageRetention> logger) : BackgroundService
{
    private const int MostSteps = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await PruneAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Tidying up must never stop the service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.PruneFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>One round. Each step is a transaction of its own, short enough for the horizon of the outbox.</summary>
    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        await PruneAsync(Inbox.Sql, "InboxPrune", cancellationToken).ConfigureAwait(false);
        await PruneAsync(DeadLetters.Sql, "DeadLetterPrune", cancellationToken).ConfigureAwait(false);
        await PruneAsync(DeadLetters.Sql, "DeadLetterActionPrune", cancellationToken).ConfigureAwait(false);
        await PruneAsync(DeadLetters.Sql, "FailedTryPrune", cancellationToken).ConfigureAwait(false);
        await PruneAsync(InHand.Sql, "SuspicionPrune", cancellationToken).ConfigureAwait(false);
    }

    private async Task PruneAsync(NamedSql sql, string query, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        for (var step = 0; step < MostSteps; step++)
        {
            await using var command = sql.On(connection, query);
            if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 0)
            {
                return;
            }
        }
    }
}
