using System.Text.RegularExpressions;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes;

public sealed partial class SettingsTests
{
    public static TheoryData<string> Overlays => [.. Renders.Overlays];

    /// <summary>A setting that the code does not read has no effect, and nobody sees it.</summary>
    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Settings_OfServices_AreReadByTheCode(string overlay)
    {
        var all = await Renders.OverlayAsync(overlay);
        var code = string.Concat(Checkout.Files("services", "*.cs").Select(Checkout.Read));
        var names = from pod in all.Pods
                    where pod.IsService
                    from name in all.SettingsOf(pod).Keys
                    select name;

        Assert.NotEmpty(names);
        Assert.All(names.Distinct(), name => Assert.True(IsRead(name, code), name));
    }

    [Theory]
    [InlineData("Postgres__MaxPoolSize", true)]
    [InlineData("Postgres__MaxPools", false)]
    [InlineData("Messaging__PubSub", true)]
    [InlineData("OTEL_METRICS_EXPORTR", false)]
    public void Setting_TheCode_IsAskedForIt(string name, bool read) =>
        Assert.Equal(read, IsRead(name, string.Concat(Checkout.Files("services", "*.cs").Select(Checkout.Read))));

    /// <summary>Images of others have one version in Compose and here.</summary>
    [Fact]
    public async Task Images_OfOthers_AreThoseOfCompose()
    {
        var compose = Image().Matches(Checkout.Read("deploy/compose/compose.yaml")).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var used = (await Renders.OverlayAsync("trial")).Pods.SelectMany(pod => pod.Containers)
            .Select(container => container.Container.At("image").Text()!)
            .Where(image => !image.StartsWith("hearsay/", StringComparison.Ordinal)).Distinct().ToList();

        Assert.NotEmpty(used);
        Assert.Empty(used.Except(compose, StringComparer.Ordinal));
    }

    /// <summary>Rules and dashboards ask for series by these labels: services by "service", sidecars by "sidecar".</summary>
    [Theory]
    [InlineData("ServiceMonitor", "hearsay", "endpoints", "service")]
    [InlineData("PodMonitor", "hearsay-dapr", "podMetricsEndpoints", "sidecar")]
    public async Task Monitor_Series_CarryTheAppId(string kind, string name, string endpoints, string label)
    {
        var all = await Renders.OverlayAsync("production");
        var endpoint = Assert.Single(all.Find(kind, name)!.Spec.At(endpoints).Items());
        var relabelling = Assert.Single(endpoint.At("relabelings").Items(), item => item.At("targetLabel").Text() == label);

        Assert.EndsWith("_label_app_kubernetes_io_name", Assert.Single(relabelling.At("sourceLabels").Items()).Text(), StringComparison.Ordinal);
        Assert.All(
            all.Pods.Where(pod => pod.IsService),
            pod => Assert.True(all.Find(kind, name)!.Spec.At("selector").Selects(kind == "PodMonitor" ? pod.Labels : all.Find("Service", pod.Owner.Name)!.Node.At("metadata", "labels").Texts())));
    }

    /// <summary>"Section__Key" is read as "Section:Key", or as a property Key of what is bound to "Section"; others by their own name.</summary>
    private static bool IsRead(string name, string code) => name.Split("__") is [var section, var key]
        ? code.Contains($"\"{section}:{key}\"", StringComparison.Ordinal)
            || (code.Contains($"\"{section}\"", StringComparison.Ordinal)
                && (code.Contains($"\"{key}\"", StringComparison.Ordinal) || Regex.IsMatch(code, $@"\b{key} {{ get;", RegexOptions.NonBacktracking)))
        : code.Contains(name, StringComparison.Ordinal) || OfTheExporter.Contains(name);

    /// <summary>Read by OpenTelemetry's own exporter.</summary>
    private static readonly string[] OfTheExporter = ["OTEL_EXPORTER_OTLP_ENDPOINT"];

    [GeneratedRegex(@"^\s+image: (\S+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Image();
}
