using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>
/// Started once the schema was there; from then on the database is asked no more. What a service loads, such as a model, it has loaded
/// before it listens.
/// </summary>
internal sealed class Started(DatabaseReadiness database) : IHealthCheck
{
    private volatile bool _once;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_once)
        {
            return HealthCheckResult.Healthy();
        }

        var result = await database.CheckHealthAsync(context, cancellationToken).ConfigureAwait(false);
        _once = result.Status is HealthStatus.Healthy;
        return result;
    }
}
