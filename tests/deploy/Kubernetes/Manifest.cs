using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>One object of a rendering.</summary>
internal sealed record Manifest(YamlMappingNode Node)
{
    public string ApiVersion => Node.At("apiVersion").Text() ?? "";

    public string Kind => Node.At("kind").Text() ?? "";

    public string Name => Node.At("metadata", "name").Text() ?? "";

    public string Id => $"{Kind}/{Name}";

    public YamlNode? Spec => Node.At("spec");

    public string Yaml()
    {
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(Node)).Save(text, assignAnchors: false);
        return text.ToString();
    }
}

/// <summary>A pod as a workload makes it.</summary>
internal sealed record Pod(Manifest Owner, YamlNode Template)
{
    public YamlNode? Spec => Template.At("spec");

    public IReadOnlyDictionary<string, string> Labels => Template.At("metadata", "labels").Texts();

    public IReadOnlyDictionary<string, string> Annotations => Template.At("metadata", "annotations").Texts();

    /// <summary>One that runs until it is told to stop, not one with an end.</summary>
    public bool Serves => Owner.Kind is "Deployment" or "StatefulSet";

    /// <summary>A service of ours, with a sidecar; not a database or a broker.</summary>
    public bool IsService => Annotations.GetValueOrDefault("dapr.io/enabled") == "true";

    public IEnumerable<(string Name, YamlNode Container)> Containers =>
        Spec.At("initContainers").Items().Concat(Spec.At("containers").Items()).Select(container => ($"{Owner.Id} {container.At("name").Text()}", container));
}

/// <summary>All objects of a rendering.</summary>
internal sealed class Installation(IReadOnlyList<Manifest> objects)
{
    public IReadOnlyList<Manifest> Objects { get; } = objects;

    public IReadOnlyList<Pod> Pods { get; } =
        [.. objects.Where(item => item.Kind is "Deployment" or "StatefulSet" or "Job").Select(item => new Pod(item, item.Spec.At("template")!))];

    public static Installation Of(string yaml) => new([.. YamlFiles.Parse(yaml).Select(node => new Manifest(node))]);

    public IEnumerable<Manifest> OfKind(string kind) => Objects.Where(item => item.Kind == kind);

    public Manifest? Find(string kind, string name) => OfKind(kind).FirstOrDefault(item => item.Name == name);

    /// <summary>Settings of a service: the ConfigMap that its container takes.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(Pod pod) =>
        pod.Spec.At("containers").Items().SelectMany(container => container.At("envFrom").Items())
            .Select(source => Find("ConfigMap", source.At("configMapRef", "name").Text() ?? ""))
            .SelectMany(map => map?.Node.At("data").Texts() ?? new Dictionary<string, string>())
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Fewest and most replicas of a deployment, by whatever scales it.</summary>
    public (int Least, int Most) ReplicasOf(string deployment)
    {
        var scaler = OfKind("HorizontalPodAutoscaler").Concat(OfKind("ScaledObject")).FirstOrDefault(item => item.Spec.At("scaleTargetRef", "name").Text() == deployment);
        return scaler switch
        {
            { Kind: "ScaledObject" } => (scaler.Spec.At("minReplicaCount").Number(), scaler.Spec.At("maxReplicaCount").Number()),
            not null => (scaler.Spec.At("minReplicas").Number(), scaler.Spec.At("maxReplicas").Number()),
            null when Find("Deployment", deployment)?.Spec.At("replicas") is { } fixedly => (fixedly.Number(), fixedly.Number()),
            null => (1, 1),
        };
    }
}
