namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>Something that must hold for every overlay.</summary>
/// <param name="Name">Its name, by which faults refer to it.</param>
/// <param name="Problems">What breaks it.</param>
/// <param name="Waived">Overlays for which it does not hold, with the reason.</param>
internal sealed record Rule(string Name, Func<Installation, IEnumerable<string>> Problems, params (string Overlay, string Reason)[] Waived)
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("not root", PodRules.NotRoot),
        new("seccomp", PodRules.Seccomp),
        new("no privileges", PodRules.NoPrivileges),
        new("read-only root", PodRules.ReadOnlyRoot),
        new("safe volumes", PodRules.SafeVolumes),
        new("nothing of the host", PodRules.NothingOfTheHost),
        new("no token", PodRules.NoToken),
        new("namespace", PodRules.Namespaces),
        new("resources", PodRules.Resources),
        new("heap limit", PodRules.HeapLimit),
        new("images", PodRules.Images),
        new("secrets", PodRules.Secrets),
        new("service probes", AvailabilityRules.ServiceProbes),
        new("other probes", AvailabilityRules.OtherProbes),
        new("probe times", AvailabilityRules.ProbeTimes),
        new("replicas", AvailabilityRules.Replicas, ("trial", "one of each, so that it fits a small machine; its README says so")),
        new("one scaler", AvailabilityRules.Scalers),
        new("budgets", AvailabilityRules.Budgets),
        new("spread", AvailabilityRules.Spread),
        new("rollout", AvailabilityRules.Rollout),
        new("stop", AvailabilityRules.Stop),
        new("services", AvailabilityRules.Services),
        new("dapr app", DaprProfile.App),
        new("dapr configuration", DaprProfile.Configuration),
        new("dapr tokens", DaprProfile.Tokens),
        new("dapr secret store", DaprProfile.SecretStore),
        new("dapr logs", DaprProfile.Logs),
        new("dapr sidecar resources", DaprProfile.SidecarResources),
        new("dapr sidecar seccomp", DaprProfile.SidecarSeccomp),
        new("dapr message size", DaprProfile.MessageSize),
        new("dapr app health", DaprProfile.AppHealth),
        new("dapr sidecar stop", DaprProfile.SidecarStop),
        new("dapr subscriptions", DaprProfile.Subscriptions),
        new("dapr scopes", DaprProfile.Scopes),
        new("dapr pub/sub", DaprProfile.PubSub),
        new("scaling down", ScalingRules.Down),
        new("scaling by lag", ScalingRules.Lag),
        new("lag of its topic", ScalingRules.Topic),
        new("lag of its broker", ScalingRules.Broker),
        new("partitions", ScalingRules.Partitions),
        new("connections", ScalingRules.Connections),
        new("kafka topics", ScalingRules.KafkaTopics),
        new("strict reading", all => all.Objects.SelectMany(StrictReading.Problems)),
    ];

    public static Rule Named(string name) => All.Single(rule => rule.Name == name);
}
