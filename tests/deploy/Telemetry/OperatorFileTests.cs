using System.Diagnostics;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>The same rules and dashboards as objects for a cluster.</summary>
public sealed class OperatorFileTests
{
    [Fact]
    public async Task PrometheusRule_Printed_HoldsEveryRuleOfTheFiles()
    {
        using var process = Process.Start(new ProcessStartInfo(Checkout.PathOf("deploy/telemetry/prometheus-rule")) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var rule = Assert.Single(YamlFiles.Parse(printed));

        Assert.Equal("PrometheusRule", rule.At("kind").Text());
        Assert.Equal(
            Watching.RuleFiles.SelectMany(file => YamlFiles.Read(file).At("groups").Items()).Select(group => group.ToString()),
            rule.At("spec", "groups").Items().Select(group => group.ToString()));
    }

    [Fact]
    public async Task Dashboards_Kustomize_HoldsEachOfThem()
    {
        var rendered = await Tool.Kubectl.RunAsync("kustomize", "deploy/telemetry/grafana");
        var map = Assert.Single(YamlFiles.Parse(rendered.Output));

        Assert.Equal(
            Watching.DashboardFiles.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
            map.At("data").Entries().Keys.Order(StringComparer.Ordinal));
        Assert.Equal("1", map.At("metadata", "labels", "grafana_dashboard").Text());
    }

    [Fact]
    public async Task Collector_Kustomize_HoldsItsConfiguration()
    {
        var rendered = await Tool.Kubectl.RunAsync("kustomize", "deploy/telemetry");

        Assert.Equal(Checkout.Read("deploy/telemetry/collector.yaml"), Assert.Single(YamlFiles.Parse(rendered.Output)).At("data", "collector.yaml").Text());
    }
}
