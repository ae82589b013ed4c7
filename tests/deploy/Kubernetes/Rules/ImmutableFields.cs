using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>
/// Fields that Kubernetes refuses to change in an object that is there: a release must not change them, or applying it fails.
/// A kind without an entry wants one, if only an empty one.
/// </summary>
internal static class ImmutableFields
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["Deployment"] = ["spec/selector"],
        ["Job"] = ["spec/selector", "spec/template", "spec/completions", "spec/completionMode"],
        ["Service"] = ["spec/clusterIP", "spec/clusterIPs"],
        ["PersistentVolumeClaim"] = ["spec"],
        ["PriorityClass"] = ["value", "preemptionPolicy"],
        ["Secret"] = ["type"],
        ["RoleBinding"] = ["roleRef"],
        ["ClusterRoleBinding"] = ["roleRef"],
        ["Cluster"] = ["spec/bootstrap"],
        ["KafkaTopic"] = ["spec/topicName"],
    };

    private static readonly string[] Free =
    [
        "Namespace", "ServiceAccount", "ConfigMap", "NetworkPolicy", "PodDisruptionBudget", "HorizontalPodAutoscaler", "Component", "Configuration", "Resiliency",
        "ScaledObject", "TriggerAuthentication", "ServiceMonitor", "PodMonitor", "Gateway", "GRPCRoute", "HTTPRoute",
    ];

    /// <summary>All that a StatefulSet lets change; the rest of its spec is fixed.</summary>
    private static readonly string[] StatefulSetMutable =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    public static IEnumerable<string> Changed(Installation before, Installation after) =>
        from old in before.Objects
        let changed = after.Objects.FirstOrDefault(item => item.ApiVersion == old.ApiVersion && item.Id == old.Id && Space(item) == Space(old))
        where changed is not null
        from problem in Changed(old, changed)
        select problem;

    private static IEnumerable<string> Changed(Manifest before, Manifest after)
    {
        if (before.Kind == "StatefulSet")
        {
            return before.Spec.Entries().Keys.Union(after.Spec.Entries().Keys).Except(StatefulSetMutable)
                .Where(name => !Equals(before.Spec.At(name), after.Spec.At(name)))
                .Select(name => $"{before.Id}: spec/{name} changed");
        }

        if (!Fields.TryGetValue(before.Kind, out var fields))
        {
            return Free.Contains(before.Kind) ? [] : [$"{before.Id}: nobody has said what of this kind is fixed"];
        }

        return fields.Where(field => !Equals(before.Node.At(field.Split('/')), after.Node.At(field.Split('/')))).Select(field => $"{before.Id}: {field} changed");
    }

    private static string? Space(Manifest item) => item.Node.At("metadata", "namespace").Text();
}
