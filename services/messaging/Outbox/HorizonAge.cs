namespace Hearsay.Messaging;

/// <summary>
/// How long the horizon has stood still under a running transaction. Taken from looks at the horizon itself: when other roles'
/// transactions began, the database tells only those with rights that a service does not have.
/// </summary>
internal sealed class HorizonAge(TimeProvider clock)
{
    private string? _transaction;
    private long _since;

    /// <summary>The age after another look.</summary>
    /// <param name="horizon">The oldest transaction that runs, or the next one.</param>
    /// <param name="isHeld">Whether it runs.</param>
    public TimeSpan Observe(string horizon, bool isHeld)
    {
        var now = clock.GetTimestamp();
        if (!isHeld)
        {
            _transaction = null;
        }
        else if (_transaction != horizon)
        {
            (_transaction, _since) = (horizon, now);
        }

        return _transaction is null ? TimeSpan.Zero : clock.GetElapsedTime(_since, now);
    }
}
