namespace Hearsay.Extraction;

/// <summary>Lets through so many steps a second at most, evenly.</summary>
/// <param name="perSecond">Most steps a second; 0 for as many as come.</param>
/// <param name="clock">Tells the time.</param>
public sealed class Pace(double perSecond, TimeProvider clock)
{
    private readonly Lock _door = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the turn of the next step.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (perSecond <= 0)
        {
            return;
        }

        TimeSpan wait;
        lock (_door)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + TimeSpan.FromSeconds(1 / perSecond);
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
