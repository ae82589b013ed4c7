using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>One JSON object a line on standard output, with trace and span id.</summary>
public static class JsonLogs
{
    public static void AddJsonLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "O";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // ErrorInterceptor has logged what matters; the framework would log each refusal of a bad request as well.
        builder.Logging.AddFilter("Grpc", LogLevel.Critical);
    }
}
