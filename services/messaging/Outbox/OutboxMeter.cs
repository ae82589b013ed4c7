using Hearsay.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>What waits in one lane of the outbox.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Depth">How many events, counted up to a bound.</param>
/// <param name="OldestAge">Age of the first of them; zero where none waits.</param>
/// <param name="Horizon">The oldest transaction that runs, or the next one.</param>
/// <param name="IsHeld">Whether transactions run that newer events wait for.</param>
internal sealed record OutboxBacklog(Lane Lane, long Depth, TimeSpan OldestAge, string Horizon, bool IsHeld);

/// <summary>Measures the outbox, and what was refused, every few seconds, so that a scrape costs the database nothing and none makes it look at more than the bound.</summary>
internal sealed class OutboxMeter(
    NpgsqlDataSource dataSource,
    DeadLetters deadLetters,
    InHand hands,
    OutboxDepth depth,
    EventHandling handling,
    TimeProvider clock,
    IOptions<MessagingOptions> options,
    ILogger<OutboxMeter> logger) : BackgroundService
{
    private readonly HorizonAge _horizon = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            try
            {
                await MeasureAsync(stoppingToken).ConfigureAwait(false);
                await CountDeadLettersAsync(stoppingToken).ConfigureAwait(false);
                MessagingMetrics.Suspected(await hands.CountSuspectsAsync(stoppingToken).ConfigureAwait(false));
            }
#pragma warning disable CA1031 // What is measured must never stop the service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.MeasureFailed(logger, exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // To count a long backlog takes the database a while: at most a tenth of the time.
            var took = clock.GetElapsedTime(began) * 10;
            await Task.Delay(took > options.Value.MeasureInterval ? took : options.Value.MeasureInterval, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var backlog in await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            depth.Measured(backlog.Lane, backlog.Depth);
            MessagingMetrics.Measured(backlog);
            if (backlog.Lane is Lane.Fresh)
            {
                MessagingMetrics.Aged(_horizon.Observe(backlog.Horizon, backlog.IsHeld));
            }
        }
    }

    internal async Task<IReadOnlyList<OutboxBacklog>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxMeasure", options.Value.MostWaiting);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var lanes = new List<OutboxBacklog>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            lanes.Add(new OutboxBacklog(
                (Lane)reader.GetInt32(0), reader.GetInt64(1), TimeSpan.FromSeconds(reader.GetDouble(2)), reader.GetString(3), reader.GetBoolean(4)));
        }

        return lanes;
    }

    /// <summary>Every topic that is taken has its counts, 0 too: what was dealt with must not stay as it was.</summary>
    private async Task CountDeadLettersAsync(CancellationToken cancellationToken)
    {
        var counts = await deadLetters.CountAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (topic, code) in from topic in handling.TakenTopics from code in DeadLetterCodes.All select (topic, code))
        {
            MessagingMetrics.Kept(topic, code, counts.GetValueOrDefault((topic, code)));
        }

        foreach (var code in DeadLetterCodes.All)
        {
            MessagingMetrics.Kept(MessagingMetrics.OtherTopic, code, counts.Where(count => count.Key.Code == code && !handling.Takes(count.Key.Topic)).Sum(count => count.Value));
        }
    }
}
