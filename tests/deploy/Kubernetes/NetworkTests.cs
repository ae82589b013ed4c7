using System.Text.RegularExpressions;
using Hearsay.Deploy.Tests.Dapr;
using Hearsay.Deploy.Tests.Kubernetes.Rules;

namespace Hearsay.Deploy.Tests.Kubernetes;

public sealed partial class NetworkTests
{
    public static TheoryData<string> Overlays => [.. Renders.Overlays];

    /// <summary>Object, path, value: each lets something through that is not declared, or the other way.</summary>
    public static TheoryData<string, string, string?, string> Breaches => new()
    {
        { "NetworkPolicy/deny-all", "", null, "denies all" },
        { "NetworkPolicy/deny-all", "spec policyTypes", "[Ingress]", "denies all" },
        { "NetworkPolicy/deny-all", "spec podSelector", "{matchLabels: {a: b}}", "denies all" },
        { "NetworkPolicy/dns", "", null, "declared, not let through: all -> dns" },
        { "NetworkPolicy/dns", "spec egress +", "{}", "no peer or no port" },
        { "NetworkPolicy/dns", "spec egress 0 ports", null, "no peer or no port" },
        { "NetworkPolicy/dns", "spec egress 0 to", null, "no peer or no port" },
        { "NetworkPolicy/dns", "spec policyTypes", "[Ingress]", "no effect" },
        { "NetworkPolicy/query", "spec egress 0 ports 0 port", "8080", "query -> extraction TCP 8080 (out)" },
        { "NetworkPolicy/query", "spec ingress 0 from 0 podSelector", null, "somebody" },
        { "NetworkPolicy/query", "spec egress 0 to +", "{ipBlock: {cidr: 0.0.0.0/0}}", "query -> kubernetes-api TCP 50002 (out)" },
        { "NetworkPolicy/query", "spec egress 0 to +", "{ipBlock: {cidr: 10.0.0.0/8}}", "somebody" },
        { "NetworkPolicy/query", "spec egress 0 to 0", null, "declared, not let through: query -> ingestion TCP 50002 (out)" },
        { "NetworkPolicy/ingestion", "spec ingress 1", null, "declared, not let through: query -> ingestion TCP 50002 (in)" },
        { "NetworkPolicy/to-database", "spec podSelector", "{}", "all -> database" },
        { "NetworkPolicy/to-database", "", null, "declared, not let through: migration -> database TCP 5432 (out)" },
        { "Deployment/query", "spec template metadata labels app.kubernetes.io/name", "other", "no peer" },
        { "+", "", "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: x}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}}", "no peer or no port" },
    };

    internal static CallGraph Graph { get; } = new(Checkout.Read($"{Renders.Folder}/calls.yaml"));

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Overlay_Policies_EqualTheDeclaredCalls(string overlay) =>
        Assert.Empty(Graph.Problems(await Renders.OverlayAsync(overlay), ComponentsOf(overlay)));

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Breach_TheGraph_ShowsIt(string item, string path, string? value, string problem)
    {
        var broken = new Fault("calls", item, path, value).In(await Renders.OverlayAsync("production"));

        Assert.Contains(Graph.Problems(broken, ComponentsOf("production")), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Calls_Parts_AreTheBaseAndTheComponents() =>
        Assert.Equal(Renders.Components.Append("base").Order(StringComparer.Ordinal), Graph.Parts.Order(StringComparer.Ordinal));

    [Fact]
    public void Calls_BetweenServices_AreThoseOfTheCode()
    {
        var made = from app in DeclaredTopics.Apps
                   from path in Checkout.Files($"services/{app}", "*.cs")
                   from call in InvokedClient().Matches(Checkout.Read(path))
                   select $"{app} -> {call.Groups[1].Value.ToLowerInvariant()}";

        Assert.Equal(made.Order(StringComparer.Ordinal), Graph.ServiceCalls([.. DeclaredTopics.Apps]).Order(StringComparer.Ordinal));
    }

    /// <summary>Components of an overlay, as its kustomization lists them.</summary>
    internal static IReadOnlyList<string> ComponentsOf(string overlay) =>
        [.. YamlFiles.Read($"{Renders.Folder}/overlays/{overlay}/kustomization.yaml").At("components").Items().Select(item => Path.GetFileName(item.Text()!))];

    [GeneratedRegex(@"AddInvokedClient\(AppIds\.(\w+),", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex InvokedClient();
}
