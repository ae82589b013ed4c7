using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>What the pipelines of the collector must keep to.</summary>
internal static class CollectorRules
{
    private sealed record Pipeline(string Name, IReadOnlyList<string> Receivers, IReadOnlyList<string> Processors, IReadOnlyList<string> Exporters);

    public static IReadOnlyList<string> Problems(YamlMappingNode collector)
    {
        var pipelines = collector.At("service", "pipelines").Entries().Select(entry => new Pipeline(
            entry.Key, Names(entry.Value.At("receivers")), Names(entry.Value.At("processors")), Names(entry.Value.At("exporters")))).ToList();
        return
        [
            .. References(collector, pipelines),
            .. Order(collector, pipelines),
            .. Redaction(collector),
            .. Sending(collector),
        ];
    }

    /// <summary>Each name that a pipeline uses is configured, and each that is configured is used: by both ends, if a connector.</summary>
    private static IEnumerable<string> References(YamlMappingNode collector, List<Pipeline> pipelines)
    {
        IReadOnlyCollection<string> Of(string section) => [.. collector.At(section).Entries().Keys];
        var received = pipelines.SelectMany(pipeline => pipeline.Receivers).ToHashSet(StringComparer.Ordinal);
        var processed = pipelines.SelectMany(pipeline => pipeline.Processors).ToHashSet(StringComparer.Ordinal);
        var exported = pipelines.SelectMany(pipeline => pipeline.Exporters).ToHashSet(StringComparer.Ordinal);
        var extensions = Names(collector.At("service", "extensions"));
        return Differ("receiver", received, Of("receivers").Concat(Of("connectors")))
            .Concat(Differ("processor", processed, Of("processors")))
            .Concat(Differ("exporter", exported, Of("exporters").Concat(Of("connectors"))))
            .Concat(Differ("extension", extensions, Of("extensions")));
    }

    private static IEnumerable<string> Differ(string what, IReadOnlyCollection<string> used, IEnumerable<string> configured) =>
        used.Except(configured).Select(name => $"{what} {name}: used, not configured")
            .Concat(configured.Except(used).Select(name => $"{what} {name}: configured, not used"));

    private static IEnumerable<string> Order(YamlMappingNode collector, List<Pipeline> pipelines)
    {
        var connectors = collector.At("connectors").Entries().Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var pipeline in pipelines)
        {
            var fromOutside = pipeline.Receivers.Any(receiver => !connectors.Contains(receiver));
            if (fromOutside && pipeline.Processors is not ["memory_limiter", ..])
            {
                yield return $"{pipeline.Name}: the memory limit is not first";
            }

            if (fromOutside && pipeline.Name.StartsWith("traces", StringComparison.Ordinal) && !(Has(pipeline, "redaction") && Has(pipeline, "transform")))
            {
                yield return $"{pipeline.Name}: what it lets out is not redacted";
            }

            if (pipeline.Exporters.Any(exporter => exporter.StartsWith("span_metrics", StringComparison.Ordinal)) && Has(pipeline, "tail_sampling"))
            {
                yield return $"{pipeline.Name}: span metrics come after sampling";
            }

            if (Has(pipeline, "tail_sampling") && !pipeline.Processors[^1].StartsWith("tail_sampling", StringComparison.Ordinal))
            {
                yield return $"{pipeline.Name}: something follows sampling";
            }
        }

        if (!pipelines.Any(pipeline => pipeline.Exporters.Any(exporter => exporter.StartsWith("span_metrics", StringComparison.Ordinal))))
        {
            yield return "no span metrics are made";
        }

        var policies = collector.At("processors", "tail_sampling", "policies").Items().Select(policy => policy.At("type").Text()).ToList();
        foreach (var type in new[] { "status_code", "latency", "probabilistic" }.Where(type => !policies.Contains(type, StringComparer.Ordinal)))
        {
            yield return $"sampling has no policy {type}";
        }
    }

    private static IEnumerable<string> Redaction(YamlMappingNode collector)
    {
        var redaction = collector.At("processors", "redaction");
        if (redaction.At("allow_all_keys").Text() != "false" || redaction.At("allowed_keys").Items().Count == 0)
        {
            yield return "redaction lets unknown attributes through";
        }

        foreach (var transform in collector.At("processors").Entries().Where(entry => entry.Key.StartsWith("transform", StringComparison.Ordinal)))
        {
            if (transform.Value.At("error_mode").Text() != "propagate")
            {
                yield return $"{transform.Key}: a failure lets spans through unredacted";
            }
        }
    }

    private static IEnumerable<string> Sending(YamlMappingNode collector)
    {
        var exporter = collector.At("exporters", "otlp_grpc");
        if (exporter.At("sending_queue", "enabled").Text() != "true" || exporter.At("sending_queue", "queue_size") is null)
        {
            yield return "traces are sent without a bounded queue";
        }

        if (exporter.At("retry_on_failure", "enabled").Text() != "true" || exporter.At("retry_on_failure", "max_elapsed_time") is null)
        {
            yield return "traces are sent without bounded retries";
        }

        if (collector.At("extensions", "health_check") is null || collector.At("service", "telemetry", "metrics", "readers") is null)
        {
            yield return "it does not tell of its own health";
        }
    }

    private static bool Has(Pipeline pipeline, string type) => pipeline.Processors.Any(processor => processor.Split('/')[0] == type);

    private static IReadOnlyList<string> Names(YamlNode? list) => [.. list.Items().Select(item => item.Text()!)];
}
