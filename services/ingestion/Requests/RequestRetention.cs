using Hearsay.Ingestion.Storage;
using Npgsql;

namespace Hearsay.Ingestion.Requests;

/// <summary>Removes answers that are older than the seven days for which a repeat gets them, in short steps, once an hour.</summary>
internal sealed class RequestRetention(NpgsqlDataSource dataSource, TimeProvider clock, ILogger<RequestRetention> logger) : BackgroundService
{
    private const int MostSteps = 500;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                IngestionLog.RequestPruneFailed(logger, Period, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        for (var step = 0; step < MostSteps && await SubmitRequests.PruneAsync(connection, cancellationToken) > 0; step++)
        {
        }
    }
}
