using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>
/// Fields that Dapr's kinds have, as far as Hearsay uses them: a small schema of ours after Dapr's types of 1.18, for its own is
/// not published apart from its chart. A field that stands here exists; one that does not is a mistake or wants an entry.
/// </summary>
internal static class DaprShape
{
    /// <summary>Below each of these stand values of any name.</summary>
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        "Resiliency/spec/policies/timeouts", "Resiliency/metadata/labels", "Component/metadata/labels", "Configuration/metadata/labels",
    };

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["Component"] = ["apiVersion", "kind", "metadata", "spec", "auth", "scopes"],
        ["Component/metadata"] = ["name", "namespace", "labels"],
        ["Component/spec"] = ["type", "version", "metadata", "ignoreErrors", "initTimeout"],
        ["Component/spec/metadata"] = ["name", "value", "secretKeyRef", "envRef"],
        ["Component/spec/metadata/secretKeyRef"] = ["name", "key"],
        ["Component/auth"] = ["secretStore"],
        ["Resiliency"] = ["apiVersion", "kind", "metadata", "spec", "scopes"],
        ["Resiliency/metadata"] = ["name", "namespace", "labels"],
        ["Resiliency/spec"] = ["policies", "targets"],
        ["Resiliency/spec/policies"] = ["timeouts", "retries", "circuitBreakers"],
        ["Resiliency/spec/policies/retries/*"] = ["policy", "duration", "maxInterval", "maxRetries", "matching"],
        ["Resiliency/spec/policies/retries/*/matching"] = ["httpStatusCodes", "gRPCStatusCodes"],
        ["Resiliency/spec/policies/circuitBreakers/*"] = ["maxRequests", "interval", "timeout", "trip"],
        ["Resiliency/spec/targets"] = ["apps", "actors", "components"],
        ["Resiliency/spec/targets/apps/*"] = ["timeout", "retry", "circuitBreaker", "circuitBreakerCacheSize"],
        ["Resiliency/spec/targets/components/*"] = ["inbound", "outbound"],
        ["Resiliency/spec/targets/components/*/inbound"] = ["timeout", "retry", "circuitBreaker"],
        ["Resiliency/spec/targets/components/*/outbound"] = ["timeout", "retry", "circuitBreaker"],
        ["Configuration"] = ["apiVersion", "kind", "metadata", "spec"],
        ["Configuration/metadata"] = ["name", "namespace", "labels"],
        ["Configuration/spec"] =
            ["tracing", "metric", "metrics", "mtls", "api", "accessControl", "features", "logging", "secrets", "nameResolution", "httpPipeline", "appHttpPipeline", "components"],
        ["Configuration/spec/tracing"] = ["samplingRate", "otel", "zipkin", "stdout"],
        ["Configuration/spec/tracing/otel"] = ["endpointAddress", "isSecure", "protocol", "headers", "timeout"],
        ["Configuration/spec/metrics"] = ["enabled", "rules", "http", "latencyDistributionBuckets", "recordErrorCodes"],
        ["Configuration/spec/api"] = ["allowed", "denied"],
        ["Configuration/spec/api/allowed"] = ["name", "version", "protocol"],
    };

    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal)
    {
        ["Component"] = "dapr.io/v1alpha1",
        ["Resiliency"] = "dapr.io/v1alpha1",
        ["Configuration"] = "dapr.io/v1alpha1",
    };

    /// <summary>What is wrong with an object of Dapr; nothing where it is sound.</summary>
    public static IReadOnlyList<string> Problems(YamlMappingNode document)
    {
        var kind = document.At("kind").Text() ?? "";
        if (!Versions.TryGetValue(kind, out var version))
        {
            return [$"{kind}: a kind that Hearsay does not use"];
        }

        var problems = new List<string>();
        if (document.At("apiVersion").Text() != version)
        {
            problems.Add($"{kind}: apiVersion is not {version}");
        }

        if (string.IsNullOrEmpty(document.At("metadata", "name").Text()))
        {
            problems.Add($"{kind}: it has no name");
        }

        Walk(document, kind, kind, problems);
        return problems;
    }

    private static void Walk(YamlNode node, string place, string schema, List<string> problems)
    {
        foreach (var item in node.Items())
        {
            Walk(item, place, schema, problems);
        }

        foreach (var (name, child) in node.Entries())
        {
            if (Fields.TryGetValue(schema, out var fields) && !fields.Contains(name, StringComparer.Ordinal))
            {
                problems.Add($"{place}/{name}: no such field");
            }
            else if (!Free.Contains(schema))
            {
                Walk(child, $"{place}/{name}", Below(schema, name), problems);
            }
        }
    }

    /// <summary>Maps whose keys people choose have one schema for all of them.</summary>
    private static string Below(string schema, string name) =>
        Fields.ContainsKey($"{schema}/*") ? $"{schema}/*" : $"{schema}/{name}";
}
