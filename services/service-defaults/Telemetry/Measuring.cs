using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>
/// Metrics by OpenTelemetry: always there to be scraped, and sent by OTLP too where an endpoint is named, unless OTEL_METRICS_EXPORTER
/// is "none". What is measured, with which attributes, stands in deploy/telemetry/registry.yaml.
/// </summary>
public static class Measuring
{
    /// <summary>Where metrics are scraped, on the HTTP port.</summary>
    public const string Path = "/metrics";

    /// <summary>Bounds of a call's or statement's duration in seconds: those of the semantic conventions, and the longest call.</summary>
    private static readonly double[] CallSeconds = [.. CallMetrics.Seconds];

    /// <summary>Adds the metrics of a service.</summary>
    /// <param name="builder">The service under construction.</param>
    /// <param name="serviceName">Its name.</param>
    public static void AddMeasuring(this WebApplicationBuilder builder, string serviceName) =>
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceNamespace: "hearsay"))
            .WithMetrics(metrics => metrics
                .AddMeter(Tracing.SourcePrefix + "*")
                .AddMeter("Npgsql")
                .AddMeter("Microsoft.AspNetCore.Hosting")
                .AddMeter("Microsoft.AspNetCore.Server.Kestrel")
                .AddRuntimeInstrumentation()
                .AddView("db.client.operation.duration", new ExplicitBucketHistogramConfiguration { Boundaries = CallSeconds })
                // From a bucket of a slow call to its trace.
                .SetExemplarFilter(ExemplarFilterType.TraceBased)
                .AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false)
                .AddCountedExport(builder.Configuration));

    /// <summary>Answers scrapes. Anonymous: it tells counts and times, never what a document says.</summary>
    internal static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint(Path).AllowAnonymous().DisableHttpMetrics();
}
