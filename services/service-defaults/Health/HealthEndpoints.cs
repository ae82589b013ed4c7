using Hearsay.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>
/// Three names, kept apart, over gRPC and, as /healthz/NAME, over HTTP: "startup" (the schema that this code needs was there once),
/// "live" (the process answers; the database is not asked, for one that is down must restart nothing) and "ready" (the database answers
/// with the schema, and the service does not stop). "" is as ready.
/// </summary>
internal static class HealthEndpoints
{
    private const string Startup = "startup";
    private const string Live = "live";
    private const string Ready = "ready";

    // Of the ten seconds within which a change must be told; a check that runs into its bound takes two more.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    public static void AddHealth(this WebApplicationBuilder builder, ServiceSchema schema)
    {
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        builder.Services.AddSingleton(provider => new DatabaseReadiness(provider.GetRequiredService<NpgsqlDataSource>(), schema));
        builder.Services.AddSingleton<Started>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30) + Drain.DelayOf(builder.Configuration));
        // For those who watch; who checks has the answer of the moment.
        builder.Services.Configure<HealthCheckPublisherOptions>(publisher => (publisher.Delay, publisher.Period) = (TimeSpan.Zero, Period));
        builder.Services
            .AddGrpcHealthChecks(health =>
            {
                health.Services.Map("", check => check.Tags.Contains(Ready));
                foreach (var name in (string[])[Startup, Live, Ready])
                {
                    health.Services.Map(name, check => check.Tags.Contains(name));
                }
            })
            .AddCheck(Live, () => HealthCheckResult.Healthy(), [Live])
            .AddCheck<Started>(Startup, HealthStatus.Unhealthy, [Startup], Bound)
            .AddCheck<DatabaseReadiness>("database", HealthStatus.Unhealthy, [Ready], Bound)
            .AddCheck<Drain>("serving", HealthStatus.Unhealthy, [Ready]);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        foreach (var name in (string[])[Startup, Live, Ready])
        {
            app.MapHealthChecks($"/healthz/{name}", new HealthCheckOptions { Predicate = check => check.Tags.Contains(name) });
        }
    }
}
