using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>What a pod may do: Kubernetes' pod security standard "restricted", and what it leaves open.</summary>
internal static class PodRules
{
    private static readonly string[] Volumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] HostFields = ["hostNetwork", "hostPID", "hostIPC"];

    public static IEnumerable<string> NotRoot(Installation all) =>
        from pod in all.Pods
        let context = pod.Spec.At("securityContext")
        where !context.At("runAsNonRoot").IsTrue() || context.At("runAsUser").Number() < 1 || context.At("runAsGroup").Number() < 1
            || pod.Containers.Any(container => container.Container.At("securityContext", "runAsUser") is not null || container.Container.At("securityContext", "runAsNonRoot").IsFalse())
        select $"{pod.Owner.Id}: not surely another user than root, by number";

    public static IEnumerable<string> Seccomp(Installation all) =>
        from pod in all.Pods
        where pod.Spec.At("securityContext", "seccompProfile", "type").Text() != "RuntimeDefault"
            || pod.Containers.Any(container => container.Container.At("securityContext", "seccompProfile") is not null)
        select $"{pod.Owner.Id}: not the runtime's seccomp profile";

    public static IEnumerable<string> NoPrivileges(Installation all) =>
        from pod in all.Pods
        from container in pod.Containers
        let context = container.Container.At("securityContext")
        where !context.At("allowPrivilegeEscalation").IsFalse()
            || context.At("privileged").IsTrue()
            || context.At("capabilities", "add") is not null
            || !context.At("capabilities", "drop").Items().Select(item => item.Text()).SequenceEqual(["ALL"])
        select $"{container.Name}: it may get privileges";

    public static IEnumerable<string> ReadOnlyRoot(Installation all) =>
        from pod in all.Pods
        from container in pod.Containers
        where !container.Container.At("securityContext", "readOnlyRootFilesystem").IsTrue()
        select $"{container.Name}: it may write to its image";

    public static IEnumerable<string> SafeVolumes(Installation all) =>
        from pod in all.Pods
        from volume in pod.Spec.At("volumes").Items()
        let kinds = volume.Entries().Keys.Where(key => key != "name").ToList()
        where kinds.Count != 1 || !Volumes.Contains(kinds[0]) || (kinds[0] == "emptyDir" && YamlValues.Bytes(volume.At("emptyDir", "sizeLimit").Text()) <= 0)
        select $"{pod.Owner.Id}: the volume {volume.At("name").Text()} is of a kind that is not allowed, or has no limit";

    public static IEnumerable<string> NothingOfTheHost(Installation all) =>
        from pod in all.Pods
        where HostFields.Any(field => pod.Spec.At(field).IsTrue())
            || pod.Containers.Any(container => container.Container.At("ports").Items().Any(port => port.At("hostPort") is not null))
        select $"{pod.Owner.Id}: it takes something of its node";

    public static IEnumerable<string> NoToken(Installation all) =>
        from pod in all.Pods
        let account = pod.Spec.At("serviceAccountName").Text() ?? "default"
        let known = all.Find("ServiceAccount", account)
        where known is null || !known.Node.At("automountServiceAccountToken").IsFalse() || !pod.Spec.At("automountServiceAccountToken").IsFalse()
            || all.Pods.Any(other => other.Owner != pod.Owner && other.Spec.At("serviceAccountName").Text() == account)
        select $"{pod.Owner.Id}: a service account of its own, without a token, is missing";

    public static IEnumerable<string> Namespaces(Installation all) =>
        from space in all.OfKind("Namespace").DefaultIfEmpty()
        where space?.Node.At("metadata", "labels", "pod-security.kubernetes.io/enforce").Text() != "restricted"
            || all.Objects.Any(item => item.Kind != "KafkaTopic" && item.Node.At("metadata", "namespace") is { } name && name.Text() != space.Name)
        select "one namespace that holds all and enforces restricted is missing";

    public static IEnumerable<string> Resources(Installation all) =>
        from pod in all.Pods
        from container in pod.Containers
        let requests = container.Container.At("resources", "requests").Texts()
        let limits = container.Container.At("resources", "limits").Texts()
        let memory = limits.GetValueOrDefault("memory")
        where YamlValues.Bytes(memory) <= 0 || requests.GetValueOrDefault("memory") != memory || !requests.ContainsKey("cpu") || limits.ContainsKey("cpu")
            || !requests.ContainsKey("ephemeral-storage") || !limits.ContainsKey("ephemeral-storage")
        select $"{container.Name}: memory asked for and allowed alike, processor asked for and not limited, and disk are wanted";

    /// <summary>The managed heap stays below the memory limit: else the kernel ends the process before it collects.</summary>
    public static IEnumerable<string> HeapLimit(Installation all) =>
        from pod in all.Pods
        where pod.IsService
        from container in pod.Containers
        let percent = Environment(container.Container, "DOTNET_GCHeapHardLimitPercent")
        where !int.TryParse(percent, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var share) || share is < 20 or > 80
        select $"{container.Name}: the share of the heap is no hexadecimal number from 20 to 80 percent";

    /// <summary>An image names what it is: no tag "latest", and none that is left out.</summary>
    public static IEnumerable<string> Images(Installation all) =>
        from pod in all.Pods
        from container in pod.Containers
        let image = container.Container.At("image").Text() ?? ""
        let tag = image.Split('@')[0].Split('/')[^1].Split(':') is [_, var named] ? named : ""
        where tag is "" or "latest" || !tag.Any(char.IsAsciiDigit)
        select $"{container.Name}: {image} is no exact version";

    /// <summary>Passwords, tokens and connection strings come from secrets that are there; no secret is in the files.</summary>
    public static IEnumerable<string> Secrets(Installation all) =>
        all.OfKind("Secret").Select(item => $"{item.Id}: a secret in the files")
            .Concat(
                from pod in all.Pods
                from container in pod.Containers
                from variable in container.Container.At("env").Items()
                let name = variable.At("name").Text() ?? ""
                where IsSecret(name) && variable.At("valueFrom", "secretKeyRef") is null
                select $"{container.Name}: {name} is not from a secret")
            .Concat(
                from map in all.OfKind("ConfigMap")
                from name in map.Node.At("data").Texts().Keys
                where IsSecret(name)
                select $"{map.Id}: {name} is a secret");

    public static string? Environment(YamlNode container, string name) =>
        container.At("env").Items().FirstOrDefault(variable => variable.At("name").Text() == name).At("value").Text();

    private static bool IsSecret(string name) =>
        name.StartsWith("ConnectionStrings", StringComparison.Ordinal)
        || name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)
        || name.Contains("TOKEN", StringComparison.OrdinalIgnoreCase);
}
