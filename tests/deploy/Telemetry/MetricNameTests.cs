using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>Rules and dashboards name only what somebody exposes.</summary>
public sealed class MetricNameTests
{
    private static IReadOnlyList<string> Queries =>
    [
        .. Watching.DashboardFiles.SelectMany(file => Dashboard.Read(file).Panels).SelectMany(panel => panel.Queries).Select(PromQl.Filled),
        .. Watching.DashboardFiles.SelectMany(file => Dashboard.Read(file).VariableSeries),
        .. Watching.RuleFiles.SelectMany(file => AlertRules.Expressions(Checkout.Read(file))),
    ];

    [Fact]
    public void Queries_Metrics_AreOfTheRegistryOrListed() =>
        Assert.All(Queries.SelectMany(PromQl.Metrics).Distinct(), series => Assert.True(KnownMetrics.MetricOf(series) is not null, series));

    [Fact]
    public void ForeignMetrics_List_IsAllUsedAndHasSources()
    {
        var used = Queries.SelectMany(PromQl.Metrics).Select(KnownMetrics.MetricOf).ToHashSet(StringComparer.Ordinal);

        Assert.All(KnownMetrics.Foreign, metric => Assert.True(used.Contains(metric.Name), metric.Name));
        Assert.DoesNotContain(KnownMetrics.Foreign, metric => metric.Source.Length == 0);
    }

    [Fact]
    public void OwnMetrics_OfTheRegistry_AreWatched()
    {
        var used = Queries.SelectMany(PromQl.Metrics).Select(KnownMetrics.MetricOf).ToHashSet(StringComparer.Ordinal);
        var own = YamlFiles.Read($"{Watching.Folder}/registry.yaml").At("metrics").Items().Select(metric => metric.At("name").Text()!.Replace('.', '_'));

        Assert.All(own, name => Assert.True(used.Any(metric => metric?.StartsWith(name, StringComparison.Ordinal) == true), name));
    }

    [Theory]
    [InlineData("counter", "s", "a.b", "a_b_seconds_total")]
    [InlineData("histogram", "s", "a.b", "a_b_seconds")]
    [InlineData("gauge", "By", "a", "a_bytes")]
    [InlineData("counter", "\"{call}\"", "a", "a_total")]
    public void Registry_Metric_HasTheNameOfPrometheus(string kind, string unit, string name, string named) =>
        Assert.Equal([named], KnownMetrics.OwnOf(Assert.Single(YamlFiles.Parse($"metrics: [{{name: {name}, kind: {kind}, unit: {unit}}}]"))));

    [Fact]
    public void MetricOf_UnknownSeries_IsNull() => Assert.Null(KnownMetrics.MetricOf("hearsay_no_such_thing_total"));
}
