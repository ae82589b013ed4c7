using Hearsay.LocalSidecar.Delivery;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;

namespace Hearsay.LocalSidecar.Faults;

/// <summary>Hands events over a second time, where one is drawn for that. What the app answers to a copy changes nothing.</summary>
internal sealed class EventCopies(FaultDraws draws, DeliverMessage deliverMessage, TimeProvider clock) : IDisposable
{
    // Copies under way at a time; beyond that none is made.
    private const int Most = 32;
    private readonly SemaphoreSlim _places = new(Most, Most);

    public void Start(AppCallbackClient app, ClaimedMessage message, Subscription subscription, CancellationToken session)
    {
        if (draws.CopyOf(message) is var copy and not Copy.None && _places.Wait(0, CancellationToken.None))
        {
            _ = SendAsync(app, message, subscription, copy, session);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task SendAsync(AppCallbackClient app, ClaimedMessage message, Subscription subscription, Copy copy, CancellationToken session)
    {
        try
        {
            await Task.Delay(copy == Copy.Later ? draws.DelayOf(message) : TimeSpan.Zero, clock, session).ConfigureAwait(false);
            using var span = SidecarTelemetry.StartDelivery(message);
            await deliverMessage.SendAsync(app, message, subscription, span, session).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The app or we ended first: nobody was promised a copy.
        }
        finally
        {
            _places.Release();
        }
    }
}
