using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>
/// Ends connections of an age, in good order: the client is told to open another, and calls under way finish. A gRPC connection otherwise lives
/// for ever, and a replica that joins would get nothing of what flows through those that are there. Listen:ConnectionAge, 30 minutes,
/// a tenth more or less so that those opened together do not end together; 0 lets them live.
/// </summary>
internal sealed class ConnectionAge(RequestDelegate next, IConfiguration configuration, TimeProvider clock)
{
    private static readonly object Key = new();
    private readonly TimeSpan _age = configuration.GetValue("Listen:ConnectionAge", TimeSpan.FromMinutes(30));

    public Task InvokeAsync(HttpContext context)
    {
        if (_age > TimeSpan.Zero && context.Features.Get<IConnectionItemsFeature>()?.Items is { } items && IsOld(items))
        {
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }

        return next(context);
    }

    private bool IsOld(IDictionary<object, object?> items)
    {
        // Calls of one connection run side by side.
        lock (items)
        {
            if (items.TryGetValue(Key, out var known))
            {
                var life = (Life)known!;
                return clock.GetElapsedTime(life.Since) >= life.Longest;
            }

            items[Key] = new Life(clock.GetTimestamp(), _age * (0.9 + (0.2 * Random.Shared.NextDouble())));
            return false;
        }
    }

    private sealed record Life(long Since, TimeSpan Longest);
}
