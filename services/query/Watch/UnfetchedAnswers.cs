namespace Hearsay.Query;

/// <summary>
/// What a stream that ended has told and its caller has not fetched. It waits for the caller, who learns behind it why the stream ended, but not for ever:
/// after a time the call is cut off, and sooner where the service stops.
/// </summary>
internal sealed class UnfetchedAnswers : IDisposable
{
    private static readonly TimeSpan WhenStopping = TimeSpan.FromSeconds(5);

    private readonly Lock _door = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stopping;
    private HttpContext? _call;

    private UnfetchedAnswers(HttpContext call, TimeSpan patience, TimeProvider clock, CancellationToken stopping)
    {
        _call = call;
        _timer = clock.CreateTimer(_ => CutOff(), null, patience, Timeout.InfiniteTimeSpan);
        _stopping = stopping.Register(() => _timer.Change(patience < WhenStopping ? patience : WhenStopping, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Leaves what is there to the caller, for so long.</summary>
    public static void Leave(HttpContext call, TimeSpan patience, TimeProvider clock, CancellationToken stopping) =>
        call.Response.RegisterForDispose(new UnfetchedAnswers(call, patience, clock, stopping));

    /// <summary>All was fetched, or the caller is gone. The server uses the call for another one after this.</summary>
    public void Dispose()
    {
        lock (_door)
        {
            _call = null;
        }

        _stopping.Dispose();
        _timer.Dispose();
    }

    private void CutOff()
    {
        lock (_door)
        {
            _call?.Abort();
        }
    }
}
