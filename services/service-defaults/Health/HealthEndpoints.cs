using Hearsay.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>
/// Live (the process answers) and ready (its database does, with the schema that this code needs) kept apart, so that a
/// database that is down takes a service out of the balance but restarts nothing. gRPC health: services "live", "ready"
/// and "" (as ready). HTTP: /healthz/live, /healthz/ready.
/// </summary>
internal static class HealthEndpoints
{
    private const string Live = "live";
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder, ServiceSchema schema)
    {
        builder.Services
            .AddGrpcHealthChecks(health =>
            {
                health.Services.Map(Live, registration => registration.Tags.Contains(Live));
                health.Services.Map(Ready, registration => registration.Tags.Contains(Ready));
            })
            .AddCheck(Live, () => HealthCheckResult.Healthy(), [Live])
            .Add(new HealthCheckRegistration(
                Ready,
                provider => new DatabaseReadiness(provider.GetRequiredService<NpgsqlDataSource>(), schema),
                HealthStatus.Unhealthy,
                [Ready],
                TimeSpan.FromSeconds(2)));
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}
