using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>That replicas start, serve, move and stop without a call being lost.</summary>
internal static class AvailabilityRules
{
    /// <summary>What the services give calls that are under way, after the drain.</summary>
    private const int ShutdownSeconds = 30;

    private static readonly (string Probe, string Service)[] Probes =
        [("startupProbe", "startup"), ("livenessProbe", "live"), ("readinessProbe", "ready")];

    /// <summary>Three questions, each another: a service that waits for its database must not be ended for it.</summary>
    public static IEnumerable<string> ServiceProbes(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        from container in pod.Containers
        from probe in Probes
        let grpc = container.Container.At(probe.Probe, "grpc")
        where grpc.At("service").Text() != probe.Service || grpc.At("port").Number() != PortOf(container.Container, "health")
        select $"{container.Name}: {probe.Probe} does not ask for {probe.Service} at the health port";

    public static IEnumerable<string> OtherProbes(Installation all) =>
        from pod in all.Pods
        where pod.Serves && !pod.IsService
        from container in pod.Containers
        from probe in Probes
        where container.Container.At(probe.Probe) is null
        select $"{container.Name}: no {probe.Probe}";

    /// <summary>Within a minute or two of a start, half a minute of a fault, ten seconds of a lost database.</summary>
    public static IEnumerable<string> ProbeTimes(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        from container in pod.Containers
        let startup = Seconds(container.Container, "startupProbe")
        let live = Seconds(container.Container, "livenessProbe")
        let ready = Seconds(container.Container, "readinessProbe")
        where startup is < 60 or > 300 || live is < 30 or > 120 || ready is < 5 or > 10 || live <= ready
        select $"{container.Name}: given up after {startup} s at the start, {live} s alive, {ready} s ready";

    public static IEnumerable<string> Replicas(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        let replicas = all.ReplicasOf(pod.Owner.Name)
        where replicas.Least < 2 || replicas.Most <= replicas.Least || pod.Owner.Spec.At("replicas") is not null
        select $"{pod.Owner.Id}: {replicas.Least} to {replicas.Most} replicas, and none written into the deployment itself";

    /// <summary>One scaler each: two would pull in two directions.</summary>
    public static IEnumerable<string> Scalers(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        let scalers = all.OfKind("HorizontalPodAutoscaler").Concat(all.OfKind("ScaledObject")).Count(item => item.Spec.At("scaleTargetRef", "name").Text() == pod.Owner.Name)
        where scalers != 1
        select $"{pod.Owner.Id}: {scalers} scalers";

    public static IEnumerable<string> Budgets(Installation all) =>
        from pod in all.Pods
        where pod.Owner.Kind == "Deployment"
        let budgets = all.OfKind("PodDisruptionBudget")
            .Where(item => item.Spec.At("selector").Entries().Count > 0 && item.Spec.At("selector").Selects(pod.Labels)).ToList()
        where budgets.Count != 1 || budgets[0].Spec.At("maxUnavailable").Text() is null or "0" or "0%"
            || all.Pods.Any(other => other.Owner != pod.Owner && budgets[0].Spec.At("selector").Selects(other.Labels))
        select $"{pod.Owner.Id}: no budget of its own that lets nodes be emptied";

    public static IEnumerable<string> Spread(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        from want in new[] { ("kubernetes.io/hostname", "DoNotSchedule"), ("topology.kubernetes.io/zone", "ScheduleAnyway") }
        let found = pod.Spec.At("topologySpreadConstraints").Items().FirstOrDefault(item => item.At("topologyKey").Text() == want.Item1)
        where found.At("whenUnsatisfiable").Text() != want.Item2 || found.At("maxSkew").Number() != 1
            || found.At("labelSelector").Entries().Count == 0 || !found.At("labelSelector").Selects(pod.Labels)
            || all.Pods.Any(other => other.Owner != pod.Owner && found.At("labelSelector").Selects(other.Labels))
        select $"{pod.Owner.Id}: not spread over {want.Item1}";

    public static IEnumerable<string> Rollout(Installation all) =>
        from pod in all.Pods
        where pod.Owner.Kind == "Deployment"
        let rolling = pod.Owner.Spec.At("strategy", "rollingUpdate")
        where rolling.At("maxUnavailable").Text() != "0" || rolling.At("maxSurge").Number() < 1
        select $"{pod.Owner.Id}: a rollout takes replicas away before others serve";

    /// <summary>Not ready, then out of the lists of callers, then done with what is under way, then the sidecar: all before the kill.</summary>
    public static IEnumerable<string> Stop(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        from container in pod.Containers
        let sleep = container.Container.At("lifecycle", "preStop", "sleep", "seconds").Number()
        let drain = TimeSpan.TryParse(all.SettingsOf(pod).GetValueOrDefault("Listen__DrainDelay"), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time.TotalSeconds : 0
        let sidecar = YamlValues.Number(pod.Annotations.GetValueOrDefault("dapr.io/graceful-shutdown-seconds"))
        let grace = pod.Spec.At("terminationGracePeriodSeconds").Number()
        where sleep < 3 || drain < 3 || sidecar < 5 || grace < sleep + drain + ShutdownSeconds + sidecar
        select $"{container.Name}: {sleep} s before the signal, {drain} s after it, {ShutdownSeconds} s for calls and {sidecar} s for the sidecar do not fit into {grace} s";

    /// <summary>Clients balance calls over HTTP/2 themselves, which takes the addresses of all replicas.</summary>
    public static IEnumerable<string> Services(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        let service = all.Find("Service", pod.Owner.Name)
        where service?.Spec.At("clusterIP").Text() != "None" || !service.Spec.At("selector").Texts().All(label => pod.Labels.GetValueOrDefault(label.Key) == label.Value)
            || !Ports(service).SequenceEqual(["grpc 8080", "http 8081"])
            || Ports(service).Any(port => PortOf(pod.Containers.First().Container, port.Split(' ')[0]) != YamlValues.Number(port.Split(' ')[1]))
        select $"{pod.Owner.Id}: no headless service of that name with the ports of gRPC and HTTP, and no other";

    private static IEnumerable<string> Ports(Manifest service) =>
        service.Spec.At("ports").Items().Select(port => $"{port.At("name").Text()} {port.At("port").Text()}");

    private static int PortOf(YamlNode container, string name) =>
        container.At("ports").Items().FirstOrDefault(port => port.At("name").Text() == name).At("containerPort").Number();

    private static int Seconds(YamlNode container, string probe) =>
        container.At(probe, "periodSeconds").Number() * container.At(probe, "failureThreshold").Number();
}
