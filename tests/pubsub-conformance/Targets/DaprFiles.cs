namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>
/// Dapr's files for a case, the same for both targets: the component, the policy of deliveries, the Configuration. Pure texts; the
/// policy is deploy/dapr's own unless the case brings another.
/// </summary>
internal static class DaprFiles
{
    public const string Pubsub = "pubsub";

    /// <summary>Redis Streams. A message that a killed sidecar had taken is free for another one after ten seconds, and looked for every second.</summary>
    public static string Component(int redisPort, TargetOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["redisHost"] = $"127.0.0.1:{redisPort}",
            ["redisPassword"] = "",
            ["concurrency"] = "10",
            ["processingTimeout"] = "10s",
            ["redeliverInterval"] = "1s",
            ["ackOnError"] = "false",
        };
        foreach (var (name, value) in options.TopicScopes)
        {
            settings[name] = value;
        }

        return $$"""
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: {name: {{Pubsub}}}
            spec:
              type: pubsub.redis
              version: v1
              metadata:
            {{string.Join('\n', settings.Select(setting => $$"""    - {name: {{setting.Key}}, value: "{{setting.Value}}"}"""))}}
            scopes: [{{string.Join(", ", options.ComponentScopes)}}]

            """;
    }

    /// <summary>How deliveries are tried.</summary>
    public static string Resiliency(string deployed, TargetOptions options) => options.Retry is null
        ? deployed
        : $$"""
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: {name: conformance}
            spec:
              policies:
                timeouts: {once: 10s}
                retries:
                  again: { {{options.Retry}} }
              targets:
                components:
                  {{Pubsub}}:
                    inbound: {timeout: once, retry: again}

            """;

    /// <summary>Traces as the caller decides, names of apps in a file of SQLite, which needs neither multicast nor a service.</summary>
    public static string Configuration(string namesFile, TargetOptions options) => $$"""
        apiVersion: dapr.io/v1alpha1
        kind: Configuration
        metadata: {name: conformance}
        spec:
          tracing: {samplingRate: "1"}
          nameResolution:
            component: sqlite
            version: v1
            configuration: {connectionString: "{{namesFile}}"}
        {{(options.AllowedCalls.Count == 0 ? "" : $$"""
          api:
            allowed:
        {{string.Join('\n', options.AllowedCalls.Select(call => $$"""      - {name: {{call}}, version: v1, protocol: grpc}"""))}}
        """)}}

        """;
}
