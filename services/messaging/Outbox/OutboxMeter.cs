using Hearsay.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>What waits in the outbox.</summary>
/// <param name="Depth">How many events, counted up to a bound.</param>
/// <param name="OldestAge">Age of the first of them; zero where none waits.</param>
/// <param name="Horizon">The oldest transaction that runs, or the next one.</param>
/// <param name="IsHeld">Whether transactions run that newer events wait for.</param>
internal sealed record OutboxBacklog(long Depth, TimeSpan OldestAge, string Horizon, bool IsHeld);

/// <summary>Measures the outbox, and what was refused, every few seconds, so that a scrape costs the database nothing and none makes it look at more than the bound.</summary>
internal sealed class OutboxMeter(
    NpgsqlDataSource dataSource, DeadLetters deadLetters, IEnumerable<ITopicHandler> handlers, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<OutboxMeter> logger) : BackgroundService
{
    private readonly string[] _topics = [.. handlers.SelectMany(handler => Topics.LanesOf(handler.Topic))];
    private readonly HorizonAge _horizon = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        System.Diagnostics.Activity.Current = null;
        using var timer = new PeriodicTimer(options.Value.MeasureInterval, clock);
        do
        {
            try
            {
                var backlog = await ReadAsync(stoppingToken).ConfigureAwait(false);
                MessagingMetrics.Measured(backlog, _horizon.Observe(backlog.Horizon, backlog.IsHeld));
                await CountDeadLettersAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // What is measured must never stop the service.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                MessagingLog.MeasureFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>Every topic that is taken has its count, 0 too: what was dealt with must not stay as it was.</summary>
    private async Task CountDeadLettersAsync(CancellationToken cancellationToken)
    {
        var counts = await deadLetters.CountAsync(cancellationToken).ConfigureAwait(false);
        foreach (var topic in _topics)
        {
            MessagingMetrics.Kept(topic, counts.GetValueOrDefault(topic));
        }
    }

    internal async Task<OutboxBacklog> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Outbox.Sql.On(connection, "OutboxMeasure");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new OutboxBacklog(reader.GetInt64(0), TimeSpan.FromSeconds(reader.GetDouble(1)), reader.GetString(2), reader.GetBoolean(3));
    }
}
