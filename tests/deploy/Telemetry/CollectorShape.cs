using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>
/// Settings of the collector's components, as far as we use them: a small schema of ours after their config.schema.yaml and documentation of
/// 0.157. A setting that stands here exists; one that does not is a mistake or wants an entry.
/// </summary>
internal static class CollectorShape
{
    private static readonly string[] Sections = ["receivers", "processors", "connectors", "exporters", "extensions"];

    private static readonly Dictionary<string, string[]> Settings = new(StringComparer.Ordinal)
    {
        ["receivers/otlp"] = ["protocols"],
        ["receivers/otlp/protocols"] = ["grpc", "http"],
        ["receivers/otlp/protocols/grpc"] = ["endpoint", "max_recv_msg_size_mib", "tls", "keepalive"],
        ["receivers/otlp/protocols/http"] = ["endpoint", "tls", "max_request_body_size"],
        ["processors/memory_limiter"] = ["check_interval", "limit_percentage", "spike_limit_percentage", "limit_mib", "spike_limit_mib"],
        ["processors/resource_detection"] = ["detectors", "timeout", "override"],
        ["processors/redaction"] = ["allow_all_keys", "allowed_keys", "ignored_keys", "blocked_key_patterns", "blocked_values", "redact_all_types", "summary"],
        ["processors/transform"] = ["error_mode", "trace_statements"],
        ["processors/transform/trace_statements"] = ["context", "statements", "conditions"],
        ["processors/tail_sampling"] = ["decision_wait", "num_traces", "expected_new_traces_per_sec", "decision_cache", "policies"],
        ["processors/tail_sampling/decision_cache"] = ["sampled_cache_size", "non_sampled_cache_size"],
        ["processors/tail_sampling/policies"] = ["name", "type", "status_code", "latency", "probabilistic", "string_attribute"],
        ["processors/tail_sampling/policies/status_code"] = ["status_codes"],
        ["processors/tail_sampling/policies/latency"] = ["threshold_ms", "upper_threshold_ms"],
        ["processors/tail_sampling/policies/probabilistic"] = ["sampling_percentage", "hash_salt"],
        ["processors/tail_sampling/policies/string_attribute"] = ["key", "values", "enabled_regex_matching", "cache_max_size"],
        ["connectors/span_metrics"] =
            ["namespace", "histogram", "dimensions", "exemplars", "aggregation_cardinality_limit", "metrics_flush_interval", "metrics_expiration", "exclude_dimensions"],
        ["connectors/span_metrics/histogram"] = ["unit", "explicit", "exponential", "disable"],
        ["connectors/span_metrics/histogram/explicit"] = ["buckets"],
        ["connectors/span_metrics/exemplars"] = ["enabled", "max_per_data_point"],
        ["connectors/forward"] = [],
        ["exporters/otlp_grpc"] = ["endpoint", "tls", "timeout", "retry_on_failure", "sending_queue", "headers", "compression"],
        ["exporters/otlp_grpc/tls"] = ["insecure", "ca_file", "cert_file", "key_file"],
        ["exporters/otlp_grpc/retry_on_failure"] = ["enabled", "initial_interval", "max_interval", "max_elapsed_time"],
        ["exporters/otlp_grpc/sending_queue"] = ["enabled", "num_consumers", "sizer", "queue_size", "batch", "storage", "block_on_overflow"],
        ["exporters/otlp_grpc/sending_queue/batch"] = ["flush_timeout", "sizer", "min_size", "max_size"],
        ["exporters/prometheus"] = ["endpoint", "enable_open_metrics", "metric_expiration"],
        ["extensions/health_check"] = ["endpoint", "path"],
        ["service"] = ["extensions", "pipelines", "telemetry"],
        ["service/pipelines/*"] = ["receivers", "processors", "exporters"],
        ["service/telemetry"] = ["logs", "metrics"],
        ["service/telemetry/logs"] = ["level", "encoding"],
        ["service/telemetry/metrics"] = ["level", "readers"],
        ["service/telemetry/metrics/readers"] = ["pull"],
        ["service/telemetry/metrics/readers/pull"] = ["exporter"],
        ["service/telemetry/metrics/readers/pull/exporter"] = ["prometheus"],
        ["service/telemetry/metrics/readers/pull/exporter/prometheus"] = ["host", "port", "without_scope_info", "without_type_suffix", "without_units"],
    };

    public static IReadOnlyList<string> Problems(YamlMappingNode collector)
    {
        var problems = collector.Entries().Keys.Where(section => section != "service" && !Sections.Contains(section, StringComparer.Ordinal))
            .Select(section => $"{section}: no such section").ToList();
        foreach (var section in Sections)
        {
            foreach (var (name, settings) in collector.At(section).Entries())
            {
                var type = $"{section}/{name.Split('/')[0]}";
                if (Settings.ContainsKey(type))
                {
                    Walk(settings, type, problems);
                }
                else
                {
                    problems.Add($"{type}: a component that we do not use");
                }
            }
        }

        Walk(collector.At("service"), "service", problems);
        return problems;
    }

    private static void Walk(YamlNode? node, string place, List<string> problems)
    {
        foreach (var item in node.Items())
        {
            Walk(item, place, problems);
        }

        foreach (var (name, child) in node.Entries())
        {
            if (Settings.TryGetValue(place, out var known) && !known.Contains(name, StringComparer.Ordinal))
            {
                problems.Add($"{place}/{name}: no such setting");
                continue;
            }

            Walk(child, place == "service/pipelines" ? "service/pipelines/*" : $"{place}/{name}", problems);
        }
    }
}
