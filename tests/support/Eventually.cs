using System.Diagnostics;

namespace Hearsay.TestSupport;

/// <summary>Waits for what another process or task is about to do, with a bound.</summary>
public static class Eventually
{
    /// <summary>Asks until the condition holds. Throws <see cref="TimeoutException"/> after the bound, 20 seconds by default.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? bound = null)
    {
        var patience = Stopwatch.StartNew();
        while (!await condition())
        {
            if (patience.Elapsed > (bound ?? TimeSpan.FromSeconds(20)))
            {
                throw new TimeoutException($"Never came true: {what}.");
            }

            await Task.Delay(20);
        }
    }
}
