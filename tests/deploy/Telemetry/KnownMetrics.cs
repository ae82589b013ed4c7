using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>A metric of somebody else's that we use.</summary>
internal sealed record ForeignMetric(string Name, string Source, bool Running, bool OnFaultsOnly);

/// <summary>Which names of metrics there are: those of the two lists, and those that recording rules make.</summary>
internal static class KnownMetrics
{
    private static readonly string[] Parts = ["_bucket", "_count", "_sum"];

    public static IReadOnlyList<ForeignMetric> Foreign { get; } =
    [
        .. from @group in YamlFiles.Read($"{Watching.Folder}/foreign-metrics.yaml").At("groups").Items()
           from list in new[] { "metrics", "on-faults" }
           from metric in @group.At(list).Items()
           select new ForeignMetric(metric.Text()!, @group.At("source").Text() ?? "", @group.At("seen").Text() == "running", list == "on-faults"),
    ];

    /// <summary>Names that our own metrics have in Prometheus, histograms without their parts.</summary>
    public static IReadOnlySet<string> Own { get; } = OwnOf(YamlFiles.Read($"{Watching.Folder}/registry.yaml"));

    public static IReadOnlySet<string> Records { get; } =
        Watching.RuleFiles.SelectMany(file => AlertRules.Records(Checkout.Read(file))).ToHashSet(StringComparer.Ordinal);

    /// <summary>The metric that a series belongs to, or null where nobody is known to expose it.</summary>
    public static string? MetricOf(string series) =>
        Parts.Where(part => series.EndsWith(part, StringComparison.Ordinal)).Select(part => series[..^part.Length]).Prepend(series)
            .FirstOrDefault(name => Own.Contains(name) || Records.Contains(name) || Foreign.Any(metric => metric.Name == name));

    public static bool IsSeenHere(string series) =>
        MetricOf(series) is { } metric && Foreign.FirstOrDefault(foreign => foreign.Name == metric) is not { Running: false };

    /// <summary>As Prometheus writes what the registry names: the libraries inside our services are in it too.</summary>
    public static IReadOnlySet<string> OwnOf(YamlMappingNode registry) => registry.At("metrics").Items().Concat(registry.At("library_metrics").Items())
        .Select(metric => metric.At("name").Text()!.Replace('.', '_')
            + metric.At("unit").Text() switch { "s" => "_seconds", "By" => "_bytes", _ => "" }
            + (metric.At("kind").Text() == "counter" ? "_total" : ""))
        .ToHashSet(StringComparer.Ordinal);
}
