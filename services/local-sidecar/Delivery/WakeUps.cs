using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Wakes a worker that waits for its next look at the database. Several calls before it looks count as one.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look anyway.
        }
    }

    /// <summary>Returns when woken or after the wait, whichever is first.</summary>
    public Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => _signal.WaitAsync(wait, cancellationToken);

    public void Dispose() => _signal.Dispose();
}

/// <summary>The wake-ups of all apps: a message that was just stored is delivered at once, not at the next poll.</summary>
internal sealed class WakeUps(IOptions<SidecarOptions> options) : IDisposable
{
    private readonly Dictionary<string, WakeUp> _byApp = options.Value.Apps.ToDictionary(app => app.AppId, _ => new WakeUp());

    public WakeUp Of(string appId) => _byApp[appId];

    public void All()
    {
        foreach (var wakeUp in _byApp.Values)
        {
            wakeUp.Set();
        }
    }

    public void Dispose()
    {
        foreach (var wakeUp in _byApp.Values)
        {
            wakeUp.Dispose();
        }
    }
}
