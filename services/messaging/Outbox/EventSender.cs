using Grpc.Core;
using Hearsay.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>
/// Sends one event until the broker has it, for as long as that takes. Each lane has its own places, so that a flood of one holds up no
/// event of the other.
/// </summary>
internal sealed class EventSender : IDisposable
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    private readonly EventPublisher _publisher;
    private readonly OutboxLog _log;
    private readonly TimeProvider _clock;
    private readonly ILogger<EventSender> _logger;
    private readonly BrokerGate _fresh;
    private readonly BrokerGate _backfill;
    private long _complained;

    public EventSender(EventPublisher publisher, OutboxLog log, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<EventSender> logger)
    {
        (_publisher, _log, _clock, _logger) = (publisher, log, clock, logger);
        _fresh = new BrokerGate(options.Value.ParallelDocuments, clock);
        _backfill = new BrokerGate(options.Value.ParallelBackfillDocuments, clock);
        _complained = clock.GetTimestamp() - clock.TimestampFrequency;
    }

    /// <summary>Returns when the broker has the event, or when an operator has taken it out because it never will.</summary>
    public async Task SendAsync(OutboxPlace place, OutboxEvent pending, CancellationToken cancellationToken)
    {
        var gate = place.Lane is Lane.Backfill ? _backfill : _fresh;
        for (var backoff = FirstBackoff; ; backoff = Min(backoff * 2, LongestBackoff))
        {
            StatusCode? refused;
            try
            {
                await gate.RunAsync(token => _publisher.PublishAsync(pending, token), cancellationToken).ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // An event that failed is tried again, for whatever reason it failed.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                refused = ReasonOfRefusal(exception);
                if (refused is { } code)
                {
                    // Trying at once does not help: somebody has to mend the setting, or to take the event out.
                    backoff = LongestBackoff;
                    MessagingMetrics.Refused(pending.Topic, code);
                    MessagingLog.PublishRefused(_logger, pending.EventId, pending.Topic, code, backoff, exception);
                }
                else if (MayComplain())
                {
                    MessagingLog.PublishFailed(_logger, pending.EventId, pending.Topic, backoff, exception);
                }
            }

            await gate.PauseAsync(backoff, cancellationToken).ConfigureAwait(false);
            if (refused is not null && !await HoldsAsync(place, pending, cancellationToken).ConfigureAwait(false))
            {
                MessagingLog.EventTakenOut(_logger, pending.EventId, pending.Topic);
                return;
            }
        }
    }

    public void Dispose()
    {
        _fresh.Dispose();
        _backfill.Dispose();
    }

    /// <summary>Code of an answer that another try gets too: the sidecar refuses the event, not the broker. Null for what may pass.</summary>
    private static StatusCode? ReasonOfRefusal(Exception exception) =>
        exception.InnerException is RpcException { StatusCode: var code and (StatusCode.InvalidArgument or StatusCode.PermissionDenied or StatusCode.ResourceExhausted or StatusCode.OutOfRange) }
            ? code
            : null;

    private async Task<bool> HoldsAsync(OutboxPlace place, OutboxEvent pending, CancellationToken cancellationToken)
    {
        try
        {
            return await _log.HoldsAsync(place, pending.Position, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Without an answer it is to be sent.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return true;
        }
    }

    /// <summary>A broker that is down fails every event: one line a second tells it, the metric counts all.</summary>
    private bool MayComplain()
    {
        var now = _clock.GetTimestamp();
        var last = Interlocked.Read(ref _complained);
        return _clock.GetElapsedTime(last, now) >= TimeSpan.FromSeconds(1) && Interlocked.CompareExchange(ref _complained, now, last) == last;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
