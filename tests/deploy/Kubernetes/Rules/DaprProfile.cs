using System.Globalization;
using Hearsay.Contracts;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>Dapr as it is run in production: its own list of advice, and what loses or jams events when left at its default.</summary>
internal static class DaprProfile
{
    public static IEnumerable<string> App(Installation all) => Each(all, (pod, notes) =>
        notes("dapr.io/enabled") == "true" && notes("dapr.io/app-id") == pod.Owner.Name && notes("dapr.io/app-protocol") == "grpc" && notes("dapr.io/app-port") == "8080"
            ? null : "the sidecar does not speak gRPC to port 8080 under the name of the deployment");

    public static IEnumerable<string> Configuration(Installation all) => Each(all, (_, notes) =>
        all.Find("Configuration", notes("dapr.io/config") ?? "") is not null ? null : "its Dapr configuration is not here");

    /// <summary>Both ways: who calls the sidecar and who calls the app. The app reads the same two secrets.</summary>
    public static IEnumerable<string> Tokens(Installation all) => Each(all, (pod, notes) =>
        notes("dapr.io/api-token-secret") is { } api && notes("dapr.io/app-token-secret") is { } app && api != app
        && Secret(pod, "DAPR_API_TOKEN") == $"{api}/token" && Secret(pod, "APP_API_TOKEN") == $"{app}/token"
            ? null : "tokens between app and sidecar are missing, or not the same on both sides");

    public static IEnumerable<string> SecretStore(Installation all) => Each(all, (_, notes) =>
        notes("dapr.io/disable-builtin-k8s-secret-store") == "true" ? null : "every secret of the namespace may be read through the sidecar");

    public static IEnumerable<string> Logs(Installation all) => Each(all, (_, notes) => notes("dapr.io/log-as-json") == "true" ? null : "its sidecar logs no JSON");

    public static IEnumerable<string> SidecarResources(Installation all) => Each(all, (_, notes) =>
        YamlValues.Bytes(notes("dapr.io/sidecar-memory-limit")) is > 0 and var memory && notes("dapr.io/sidecar-memory-request") == notes("dapr.io/sidecar-memory-limit")
        && notes("dapr.io/sidecar-cpu-request") is not null
        && notes("dapr.io/env")?.Split('=') is ["GOMEMLIMIT", var soft] && YamlValues.Bytes(soft) is > 0 and var heap && heap >= memory * 0.8 && heap <= memory * 0.95
            ? null : "its sidecar has no memory limit with GOMEMLIMIT at some nine tenths of it");

    public static IEnumerable<string> SidecarSeccomp(Installation all) => Each(all, (_, notes) =>
        notes("dapr.io/sidecar-seccomp-profile-type") == "RuntimeDefault" ? null : "its sidecar is not fit for the standard restricted");

    /// <summary>Documents go through the sidecars whole.</summary>
    public static IEnumerable<string> MessageSize(Installation all) => Each(all, (_, notes) =>
        YamlValues.Bytes(notes("dapr.io/max-body-size")) >= MessageLimits.MaxMessageBytes ? null : "its sidecar refuses the largest message of the services");

    /// <summary>Without it a service that cannot keep anything is sent events all the same.</summary>
    public static IEnumerable<string> AppHealth(Installation all) => Each(all, (_, notes) =>
        notes("dapr.io/enable-app-health-check") == "true"
        && YamlValues.Number(notes("dapr.io/app-health-probe-interval")) is >= 1 and <= 10 and var interval
        && YamlValues.Number(notes("dapr.io/app-health-probe-timeout")) is > 0 and var timeout && timeout <= interval * 1000
        && YamlValues.Number(notes("dapr.io/app-health-threshold")) is >= 1 and <= 5
            ? null : "its sidecar does not ask for its health");

    public static IEnumerable<string> SidecarStop(Installation all) => Each(all, (pod, notes) =>
        notes("dapr.io/enable-native-sidecar") == "true"
        && YamlValues.Number(notes("dapr.io/graceful-shutdown-seconds")) is >= 5
        && notes("dapr.io/block-shutdown-duration") is { } block && block.EndsWith('s')
        && int.Parse(block[..^1], CultureInfo.InvariantCulture) is >= 30 and var blocked && blocked < pod.Spec.At("terminationGracePeriodSeconds").Number()
            ? null : "its sidecar ends before what is under way is settled");

    /// <summary>Services name their topics themselves; an object beside that would be replaced by it, silently.</summary>
    public static IEnumerable<string> Subscriptions(Installation all) => all.OfKind("Subscription").Select(item => $"{item.Id}: services name their topics themselves");

    /// <summary>Components and policies are for those that use them.</summary>
    public static IEnumerable<string> Scopes(Installation all)
    {
        var apps = all.Pods.Where(pod => pod.IsService).Select(pod => pod.Owner.Name).Order(StringComparer.Ordinal).ToList();
        return from kind in new[] { "Component", "Resiliency" }
               from item in all.OfKind(kind).DefaultIfEmpty()
               where item is null || !item.Node.At("scopes").Items().Select(scope => scope.Text()).Order(StringComparer.Ordinal).SequenceEqual(apps)
               select $"{kind}: not scoped to {string.Join(", ", apps)}";
    }

    /// <summary>The pub/sub component is the one that services publish to and the policy is for.</summary>
    public static IEnumerable<string> PubSub(Installation all)
    {
        var names = all.OfKind("Component").Where(item => item.Spec.At("type").Text()?.StartsWith("pubsub.", StringComparison.Ordinal) == true).Select(item => item.Name).ToList();
        return names is not [var name]
            ? [$"{names.Count} components for pub/sub"]
            : all.OfKind("Resiliency").Where(item => item.Spec.At("targets", "components", name, "inbound") is null).Select(item => $"{item.Id}: no policy for {name}")
                .Concat(Each(all, (pod, _) => all.SettingsOf(pod).GetValueOrDefault("Messaging__PubSub") == name ? null : $"it publishes to another component than {name}"));
    }

    private static IEnumerable<string> Each(Installation all, Func<Pod, Func<string, string?>, string?> rule) =>
        from pod in all.Pods
        where AppIdNames.Contains(pod.Owner.Name)
        let problem = rule(pod, name => pod.Annotations.GetValueOrDefault(name))
        where problem is not null
        select $"{pod.Owner.Id}: {problem}";

    private static readonly string[] AppIdNames = [AppIds.Ingestion, AppIds.Extraction, AppIds.Query];

    private static string? Secret(Pod pod, string variable) =>
        pod.Spec.At("containers").Items().SelectMany(container => container.At("env").Items())
            .Where(item => item.At("name").Text() == variable)
            .Select(item => $"{item.At("valueFrom", "secretKeyRef", "name").Text()}/{item.At("valueFrom", "secretKeyRef", "key").Text()}")
            .FirstOrDefault();
}
