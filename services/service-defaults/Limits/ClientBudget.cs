using System.Threading.RateLimiting;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>What is left of one client's limits. Refilled when asked, so that it costs nothing while the client is silent.</summary>
internal sealed class ClientBudget(ClientLimits limits) : IDisposable
{
    private readonly TokenBucketRateLimiter _calls = BucketOf(limits.CallsPerSecond, limits.CallBurst);
    private readonly TokenBucketRateLimiter _bytes = BucketOf(limits.BytesPerSecond, limits.ByteBurst);
    private readonly ConcurrencyLimiter _atOnce = new(new ConcurrencyLimiterOptions { PermitLimit = limits.ConcurrentCalls, QueueLimit = 0 });

    /// <summary>Whether forgetting this client forgets nothing: all is refilled and no call is under way.</summary>
    public bool IsFull
    {
        get
        {
            _calls.TryReplenish();
            _bytes.TryReplenish();
            return _calls.IdleDuration is not null && _bytes.IdleDuration is not null && _atOnce.IdleDuration is not null;
        }
    }

    /// <summary>Takes a call, to be given back by disposing of it; says which limit it met where there is none left.</summary>
    public RateLimitLease? TryBegin(out Shortage? shortage)
    {
        // The place first, for it can be given back and a call cannot.
        var place = _atOnce.AttemptAcquire();
        if (!place.IsAcquired)
        {
            shortage = new Shortage("concurrency", Shortage.Soon);
            return null;
        }

        shortage = Take(_calls, 1, "calls");
        if (shortage is not null)
        {
            place.Dispose();
            return null;
        }

        return place;
    }

    /// <summary>Takes a call that has its place already: an item of a stream; says so where none is left.</summary>
    public Shortage? TryTakeCall() => Take(_calls, 1, "calls");

    /// <summary>Takes the bytes of a request; says so where they are more than is left.</summary>
    public Shortage? TryTakeBytes(int count) => Take(_bytes, Math.Min(count, limits.ByteBurst), "bytes");

    public void Dispose()
    {
        _calls.Dispose();
        _bytes.Dispose();
        _atOnce.Dispose();
    }

    private static Shortage? Take(TokenBucketRateLimiter bucket, int count, string limit)
    {
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire(count);
        return lease.IsAcquired ? null : new Shortage(limit, lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : Shortage.Soon);
    }

    private static TokenBucketRateLimiter BucketOf(int perSecond, int burst) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
        QueueLimit = 0,
    });
}

/// <summary>A limit that was met.</summary>
/// <param name="Limit">"calls", "bytes" or "concurrency".</param>
/// <param name="Pause">When to try again.</param>
internal sealed record Shortage(string Limit, TimeSpan Pause)
{
    /// <summary>Where nothing better is known.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
}
