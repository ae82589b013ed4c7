using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hearsay.Cli.Telemetry;

/// <summary>
/// The root span of a run, with its calls below. Only where OTEL_EXPORTER_OTLP_ENDPOINT says where to send it: a parent that
/// nobody receives would leave the services' spans orphans, so without it each call begins a trace of its own at the service.
/// </summary>
internal sealed class CliTracing : IDisposable
{
    private const int ShutdownMilliseconds = 1500;

    private static readonly ActivitySource Source = new("Hearsay.Cli");

    private readonly TracerProvider? _provider;
    private readonly Activity? _root;

    private CliTracing(TracerProvider? provider, Activity? root)
    {
        _provider = provider;
        _root = root;
    }

    public static CliTracing Start(string name)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            return new CliTracing(null, null);
        }

        var provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("hearsay-cli", serviceNamespace: "hearsay"))
            .SetSampler(new AlwaysOnSampler())
            .AddSource(Source.Name)
            .AddGrpcClientInstrumentation()
            .AddHttpClientInstrumentation()
            .AddOtlpExporter()
            .Build();
        return new CliTracing(provider, Source.StartActivity(name));
    }

    /// <summary>Marks the root as failed where the exit code says so, and hands the code on.</summary>
    public int End(int exitCode)
    {
        _root?.SetTag("process.exit.code", exitCode);
        if (exitCode != ExitCode.Done)
        {
            _root?.SetStatus(ActivityStatusCode.Error);
        }

        return exitCode;
    }

    /// <summary>Sends what is left, for a short time only: a collector that is away must not hold up the command.</summary>
    public void Dispose()
    {
        _root?.Dispose();
        _provider?.Shutdown(ShutdownMilliseconds);
        _provider?.Dispose();
    }
}
