using Hearsay.Postgres;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>Ready when the database answers and holds every migration that this code knows; newer ones do no harm.</summary>
internal sealed class DatabaseReadiness(NpgsqlDataSource dataSource, ServiceSchema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await MigrationRunner.CountMissingAsync(dataSource, schema, cancellationToken).ConfigureAwait(false);
            return missing == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{missing} migrations are missing.");
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached or has no schema yet.", exception);
        }
    }
}
