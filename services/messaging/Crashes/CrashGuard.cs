using Microsoft.Extensions.Options;

namespace Hearsay.Messaging;

/// <summary>
/// Sees to it that an event which ends the process each time does not come back for ever. What a process had in hand when it died is
/// suspected; a suspect is handled alone, so that only its own deaths are held against it, and refused after a number of them.
/// </summary>
internal sealed class CrashGuard(InHand hands, IOptions<MessagingOptions> options)
{
    private readonly AloneGate _gate = new();

    /// <summary>Has an event handled, noted while it is. Throws where it is refused, and whatever handling it throws.</summary>
    public async Task<Delivery> HandleAsync(Guid eventId, Func<Task<Delivery>> handle, CancellationToken cancellationToken) =>
        await TryAsync(eventId, alone: false, handle, cancellationToken).ConfigureAwait(false)
        ?? await TryAsync(eventId, alone: true, handle, cancellationToken).ConfigureAwait(false)
        ?? Delivery.Retry;

    /// <summary>Null where it must be handled alone and is not.</summary>
    private async Task<Delivery?> TryAsync(Guid eventId, bool alone, Func<Task<Delivery>> handle, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(alone, cancellationToken).ConfigureAwait(false);
        try
        {
            var suspicion = await hands.TakeAsync(eventId, cancellationToken).ConfigureAwait(false);
            try
            {
                return suspicion switch
                {
                    null => await handle().ConfigureAwait(false),
                    { DeathsAlone: var deaths } when deaths >= options.Value.MostTries =>
                        throw new RefusedEventException(DeadLetterCodes.Crashed, $"its process died {deaths} times while it was handled, and nothing else"),
                    // Until it is known whether whoever has it lives.
                    { IsHeldElsewhere: true } => Delivery.Retry,
                    _ => alone ? await handle().ConfigureAwait(false) : null,
                };
            }
            finally
            {
                hands.LetGo(eventId);
            }
        }
        finally
        {
            _gate.Leave();
        }
    }
}
