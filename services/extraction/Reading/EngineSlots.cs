using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;

namespace Hearsay.Extraction;

/// <summary>Who waits for a slot. Each kind has a queue of its own, so that a flood of one leaves room for the other.</summary>
public enum SlotUser
{
    /// <summary>A caller of ExtractText.</summary>
    Call,

    /// <summary>An event of a stored revision.</summary>
    Event,

    /// <summary>A stored revision that nobody waits for: the others go first.</summary>
    Backfill,
}

/// <summary>
/// Bounds how many texts are read at once: one a core. A run has a thread of its own, for the pool's threads serve calls
/// and health checks and must not wait behind it.
/// </summary>
public sealed class EngineSlots
{
    private readonly LaneSlots _slots;
    private readonly ExtractionOptions _options;
    private readonly TimeProvider _clock;
    private readonly int[] _waiting = new int[3];

    /// <param name="options">Slots, queue and times.</param>
    /// <param name="clock">Clock of the waits.</param>
    public EngineSlots(IOptions<ExtractionOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _slots = new LaneSlots(_options.Slots > 0 ? _options.Slots : Environment.ProcessorCount);
        ExtractionMetrics.SlotTaken(0);
        ExtractionMetrics.Waits(0);
    }

    /// <summary>Runs work in a slot; its token ends with the caller's or after the longest reading time.</summary>
    /// <exception cref="HearsayException">OVERLOADED: too many wait already, or no slot came free in time.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, or the work took too long.</exception>
    public async Task<T> RunAsync<T>(SlotUser user, Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        await TakeAsync(user, cancellationToken).ConfigureAwait(false);
        ExtractionMetrics.SlotTaken(1);
        try
        {
            using var bound = new CancellationTokenSource(_options.ReadingTime, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
            return await Task.Factory
                .StartNew(() => work(either.Token), either.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
        finally
        {
            ExtractionMetrics.SlotTaken(-1);
            _slots.Release();
        }
    }

    private async Task TakeAsync(SlotUser user, CancellationToken cancellationToken)
    {
        if (_slots.TryTake())
        {
            return;
        }

        ExtractionMetrics.Waits(1);
        try
        {
            if (Interlocked.Increment(ref _waiting[(int)user]) > _options.LongestQueue
                || !await _slots.WaitAsync(user is SlotUser.Backfill ? Lane.Backfill : Lane.Fresh, _options.SlotWait, _clock, cancellationToken).ConfigureAwait(false))
            {
                CountShed(user);
                throw new HearsayException(ErrorReason.Overloaded, "Every slot for reading is taken. Try again.")
                {
                    RetryAfter = TimeSpan.FromSeconds(1),
                };
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting[(int)user]);
            ExtractionMetrics.Waits(-1);
        }
    }

    /// <summary>An event is delivered again and counted there; nobody was refused.</summary>
    private static void CountShed(SlotUser user)
    {
        if (user is SlotUser.Call)
        {
            CallMetrics.Shed("slots");
        }
    }
}
