using System.Text.RegularExpressions;
using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Compose;

/// <summary>What every service of the Compose file must keep to.</summary>
internal static partial class ComposeRules
{
    /// <summary>What we use of the Compose specification; another key is a mistake or wants an entry.</summary>
    private static readonly string[] Keys =
    [
        "image", "build", "command", "entrypoint", "environment", "env_file", "secrets", "volumes", "tmpfs", "ports", "depends_on", "network_mode", "healthcheck",
        "user", "read_only", "cap_drop", "security_opt", "restart", "mem_limit", "profiles",
    ];

    public static IReadOnlyList<string> Problems(ComposeFile compose) =>
    [
        .. compose.Services.SelectMany(service => One(compose, service.Value).Select(problem => $"{service.Key}: {problem}")),
        .. Sidecars(compose),
        .. Unused(compose),
    ];

    private static IEnumerable<string> One(ComposeFile compose, YamlNode service) =>
        service.Entries().Keys.Except(Keys).Select(key => $"no such key: {key}")
            .Concat(Image(service))
            .Concat(Hardening(service))
            .Concat(Exposure(service))
            .Concat(Order(compose, service))
            .Concat(Files(compose, service));

    private static IEnumerable<string> Image(YamlNode service)
    {
        var image = service.At("image").Text() ?? "";
        if (image.StartsWith("hearsay/", StringComparison.Ordinal))
        {
            if (!image.EndsWith(":local", StringComparison.Ordinal))
            {
                yield return "an image of ours that is not built here";
            }
        }
        else if (!ExactImage().IsMatch(image))
        {
            yield return $"{image} is not an exact version of a registry that is named";
        }
    }

    private static IEnumerable<string> Hardening(YamlNode service)
    {
        if (service.At("read_only").Text() != "true")
        {
            yield return "its root can be written";
        }

        if (!service.At("cap_drop").Items().Any(item => item.Text() == "ALL") || !service.At("security_opt").Items().Any(item => item.Text() == "no-new-privileges:true"))
        {
            yield return "it keeps privileges";
        }

        // Our own images name their user, which another test holds.
        var user = service.At("user").Text();
        var own = service.At("image").Text()!.StartsWith("hearsay/", StringComparison.Ordinal);
        if ((user is null && !own) || user is "root" or "0" || user?.StartsWith("0:", StringComparison.Ordinal) == true)
        {
            yield return "it may run as root";
        }

        if (service.At("restart").Text() != "no" && service.At("mem_limit") is null)
        {
            yield return "its memory has no limit";
        }
    }

    private static IEnumerable<string> Exposure(YamlNode service)
    {
        foreach (var port in service.At("ports").Items().Select(port => port.Text()!).Where(port => !LoopbackPort().IsMatch(port)))
        {
            yield return $"the port {port} is open to the network";
        }

        foreach (var (name, value) in service.At("environment").Entries())
        {
            if (SecretName().IsMatch(name) && !string.IsNullOrEmpty(value.Text()))
            {
                yield return $"the secret {name} is written out";
            }
        }
    }

    private static IEnumerable<string> Order(ComposeFile compose, YamlNode service)
    {
        if (service.At("depends_on") is YamlSequenceNode)
        {
            yield return "it does not say what it waits for";
        }

        foreach (var (name, wait) in service.At("depends_on").Entries())
        {
            if (!compose.Services.TryGetValue(name, out var other))
            {
                yield return $"it waits for {name}, which is not there";
                continue;
            }

            var needed = other.At("healthcheck") is not null ? "service_healthy"
                : other.At("restart").Text() == "no" ? "service_completed_successfully"
                : "service_started";
            if (wait.At("condition").Text() != needed)
            {
                yield return $"it should wait until {name} is {needed}";
            }
        }
    }

    private static IEnumerable<string> Files(ComposeFile compose, YamlNode service)
    {
        foreach (var file in service.At("env_file").Items().Select(file => file.Text()!).Where(file => !file.StartsWith(".secrets/", StringComparison.Ordinal)))
        {
            yield return $"{file} is not among the secrets";
        }

        foreach (var secret in ComposeFile.Names(service.At("secrets")).Where(secret => compose.Root.At("secrets", secret) is null))
        {
            yield return $"the secret {secret} is not declared";
        }

        foreach (var parts in service.At("volumes").Items().Select(volume => volume.Text()!.Split(':')))
        {
            if (!parts[0].StartsWith('.'))
            {
                if (compose.Root.At("volumes") is not YamlMappingNode volumes || !volumes.Children.ContainsKey(parts[0]))
                {
                    yield return $"the volume {parts[0]} is not declared";
                }
            }
            else if (!parts[0].StartsWith(".secrets/", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Checkout.PathOf("deploy/compose"), parts[0])))
            {
                yield return $"{parts[0]} is not there";
            }
            else if (parts[0] != ".secrets/issuer" && parts is not [_, _, "ro"])
            {
                yield return $"{parts[0]} can be written";
            }
        }
    }

    /// <summary>One sidecar a service of ours that serves, in its network, with its app id.</summary>
    private static IEnumerable<string> Sidecars(ComposeFile compose)
    {
        foreach (var app in DeclaredTopics.Apps)
        {
            var sidecar = compose.Services.Values.SingleOrDefault(service => service.At("network_mode").Text() == $"service:{app}");
            var command = ComposeFile.Names(sidecar.At("command"));
            if (!Follows(command, "--app-id", app) || !Follows(command, "--app-port", "8080") || !Follows(command, "--app-protocol", "grpc") || !Follows(command, "--metrics-port", "9090"))
            {
                yield return $"{app}: no sidecar of its own";
            }
        }
    }

    private static bool Follows(IReadOnlyList<string> command, string option, string value)
    {
        var place = command.ToList().IndexOf(option);
        return place >= 0 && place + 1 < command.Count && command[place + 1] == value;
    }

    private static IEnumerable<string> Unused(ComposeFile compose)
    {
        var used = compose.Services.Values.SelectMany(service => service.At("volumes").Items()).Select(volume => volume.Text()!.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return compose.Root.At("volumes").Entries().Keys.Where(volume => !used.Contains(volume)).Select(volume => $"the volume {volume} is not used");
    }

    [GeneratedRegex(@"^[a-z0-9.-]+\.[a-z]+/[a-z0-9/_-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExactImage();

    [GeneratedRegex(@"^127\.0\.0\.1:\d+:\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoopbackPort();

    [GeneratedRegex("password|passwd|_pass$|token|secret|connectionstring|credential", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
