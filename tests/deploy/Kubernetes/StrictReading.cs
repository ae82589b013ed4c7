using Hearsay.Deploy.Tests.Dapr;
using k8s;
using YamlDotNet.Core;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>Reads an object as its API would: a field that its kind does not have is a mistake.</summary>
internal static class StrictReading
{
    public static IReadOnlyList<string> Problems(Manifest item)
    {
        if (item.ApiVersion.StartsWith("dapr.io/", StringComparison.Ordinal))
        {
            return DaprShape.Problems(item.Node);
        }

        if (Shape.Exists(item.Kind))
        {
            return Shape.Problems(item);
        }

        try
        {
            return KubernetesYaml.LoadAllFromString(item.Yaml(), strict: true).Count == 1 ? [] : [$"{item.Id}: a kind that nothing here knows"];
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or KeyNotFoundException or FormatException or System.Text.Json.JsonException)
        {
            return [$"{item.Id}: {exception.Message} {exception.InnerException?.Message}"];
        }
    }
}
