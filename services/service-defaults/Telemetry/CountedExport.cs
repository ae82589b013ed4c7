using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>Export by OTLP, by the standard variables, that counts what is lost on the way: a collector that is down must not be found out by what is missing.</summary>
internal static class CountedExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static TracerProviderBuilder AddCountedExport(this TracerProviderBuilder tracing, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
        {
            return tracing;
        }

        var batch = new BatchExportActivityProcessorOptions();
        return tracing.AddProcessor(_ => new BatchActivityExportProcessor(
            new CountedTraceExporter(new OtlpExporterOptions()),
            batch.MaxQueueSize,
            batch.ScheduledDelayMilliseconds,
            batch.ExporterTimeoutMilliseconds,
            batch.MaxExportBatchSize));
    }

    public static MeterProviderBuilder AddCountedExport(this MeterProviderBuilder metrics, IConfiguration configuration)
    {
        TelemetryLoss.Begin();
        if (string.IsNullOrEmpty(configuration[Endpoint]) || configuration["OTEL_METRICS_EXPORTER"] == "none")
        {
            return metrics;
        }

        var interval = configuration.GetValue("OTEL_METRIC_EXPORT_INTERVAL", 60_000);
        return metrics.AddReader(_ => new PeriodicExportingMetricReader(new CountedMetricExporter(new OtlpExporterOptions()), interval));
    }
}

/// <summary>Counts the spans of each batch that could not be handed over. Derived, not wrapped: an exporter within another does not learn its resource.</summary>
internal sealed class CountedTraceExporter(OtlpExporterOptions options) : OtlpTraceExporter(options)
{
    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        var count = activityBatch.Count;
        return TelemetryLoss.CountWhere(base.Export(activityBatch), TelemetryLoss.Traces, count);
    }
}

/// <summary>The same for metrics.</summary>
internal sealed class CountedMetricExporter(OtlpExporterOptions options) : OtlpMetricExporter(options)
{
    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> metrics)
    {
        var count = metrics.Count;
        return TelemetryLoss.CountWhere(base.Export(metrics), TelemetryLoss.Metrics, count);
    }
}

/// <summary>Telemetry that was made and did not arrive.</summary>
internal static class TelemetryLoss
{
    public const string Traces = "traces";
    public const string Metrics = "metrics";

    private static readonly Meter Meter = new("Hearsay.Telemetry");

    private static long _traces;
    private static long _metrics;

    /// <summary>Observed, so that it begins at 0 and the first loss is a rise.</summary>
    private static readonly ObservableCounter<long> Dropped = Meter.CreateObservableCounter(
        "hearsay.telemetry.dropped", Observe, "{item}", "Spans and metrics that could not be handed to the collector.");

    /// <summary>Spans that found the queue before the exporter full; the SDK counts them under a meter of its own.</summary>
    private static readonly MeterListener FullQueue = Listen();

    /// <summary>Has it measured from the start.</summary>
    public static void Begin() => _ = (Dropped, FullQueue);

    public static void Count(string signal, long items) => Interlocked.Add(ref signal == Traces ? ref _traces : ref _metrics, items);

    public static ExportResult CountWhere(ExportResult result, string signal, long items)
    {
        if (result is ExportResult.Failure)
        {
            Count(signal, items);
        }

        return result;
    }

    private static IEnumerable<Measurement<long>> Observe() =>
    [
        new(Interlocked.Read(ref _traces), new KeyValuePair<string, object?>("signal", Traces)),
        new(Interlocked.Read(ref _metrics), new KeyValuePair<string, object?>("signal", Metrics)),
    ];

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "otel.sdk.processor.span.processed")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "error.type")
                {
                    Count(Traces, value);
                }
            }
        });
        listener.Start();
        return listener;
    }
}
