using Hearsay.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Removes events sent three days ago and receipts of 45 days ago, in short steps, once an hour.</summary>
internal sealed class MessageRetention(NpgsqlDataSource dataSource, TimeProvider clock, ILogger<MessageRetention> logger) : BackgroundService
{
    private const int MostSteps = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await PruneAsync(Outbox.Sql, "OutboxPrune", stoppingToken).ConfigureAwait(false);
                await PruneAsync(Inbox.Sql, "InboxPrune", stoppingToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                MessagingLog.PruneFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
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
