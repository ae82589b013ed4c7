using Hearsay.Contracts;
using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>How many events wait in the outbox, as last measured: what back-pressure goes by.</summary>
public sealed class OutboxDepth(IOptions<MessagingOptions> options)
{
    private long _fresh;
    private long _backfill;

    internal void Measured(Lane lane, long waiting) => Interlocked.Exchange(ref lane is Lane.Backfill ? ref _backfill : ref _fresh, waiting);

    /// <summary>The backfill is full at a bound of its own, and both lanes where they hold too much together.</summary>
    internal bool IsFull(Lane lane)
    {
        var backfill = Interlocked.Read(ref _backfill);
        return backfill + Interlocked.Read(ref _fresh) >= options.Value.MostWaiting
            || (lane is Lane.Backfill && backfill >= options.Value.MostBackfillWaiting);
    }
}
