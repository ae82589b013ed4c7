namespace Hearsay.LocalSidecar.Tests;

/// <summary>Files of Dapr in a folder of their own, gone at the end.</summary>
internal sealed class DaprFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("hearsay-dapr-").FullName;

    public DaprFolder(params IEnumerable<string> texts)
    {
        foreach (var (index, text) in texts.Index())
        {
            File.WriteAllText(Path.Combine(_path, $"{index}.yaml"), text);
        }
    }

    /// <summary>Settings of a sidecar that reads them.</summary>
    public Dictionary<string, string> Settings => new() { ["Sidecar:ResourcesPaths:0"] = _path };

    /// <summary>A pub/sub component named <c>news</c>.</summary>
    public static string Component(string publishing, string subscription, string scopes) => $$"""
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: {name: news}
        spec:
          type: pubsub.kafka
          version: v1
          metadata:
            - {name: brokers, value: "nowhere:9092"}
            - {name: publishingScopes, value: "{{publishing}}"}
            - {name: subscriptionScopes, value: "{{subscription}}"}
        scopes: [{{scopes}}]
        """;

    /// <summary>A policy for deliveries of <c>news</c>.</summary>
    public static string Policy(string timeout, string retry) => $$"""
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: {name: patience}
        spec:
          policies:
            timeouts: {once: {{timeout}}}
            retries:
              again: { {{retry}} }
          targets:
            components:
              news:
                inbound: {timeout: once, retry: again}
        """;

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
