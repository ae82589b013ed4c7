namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>Where the files of watching stand.</summary>
internal static class Watching
{
    public const string Folder = "deploy/telemetry";

    public static IReadOnlyList<string> RuleFiles => Checkout.Files($"{Folder}/prometheus/rules", "*.yaml");

    public static IReadOnlyList<string> RuleTestFiles => Checkout.Files($"{Folder}/prometheus/tests", "*.yaml");

    public static IReadOnlyList<string> DashboardFiles => Checkout.Files($"{Folder}/grafana/dashboards", "*.json");
}
