namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Waits between attempts: doubling from a first one up to a longest one, spread so that groups do not march in step.</summary>
internal static class Backoff
{
    /// <summary>Wait after a number of failed attempts, 1 or more; between 80 and 100 percent of the doubled time.</summary>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        var wait = doubled < longest ? doubled : longest;
        return wait * (0.8 + (0.2 * Random.Shared.NextDouble()));
    }
}
