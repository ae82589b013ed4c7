using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>Components that no overlay takes, or not together, must fit all the same.</summary>
public sealed class ComponentTests
{
    /// <summary>What a component needs beside itself: scaling reads the broker that is there.</summary>
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["keda-redis"] = ["redis"],
        ["keda-kafka"] = ["kafka"],
    };

    public static TheoryData<string> Components => [.. Renders.Components];

    [Theory]
    [MemberData(nameof(Components))]
    public async Task Component_OnTheBase_RendersAndReadsStrictly(string component)
    {
        var all = await WithAsync($"component-{component}", [.. Beside.GetValueOrDefault(component, []), component]);
        var without = await WithAsync("no-component", []);

        Assert.Empty(all.Objects.SelectMany(StrictReading.Problems));
        Assert.NotEqual(without.Objects.Select(item => item.Yaml()).Order(StringComparer.Ordinal), all.Objects.Select(item => item.Yaml()).Order(StringComparer.Ordinal));
        Assert.Equal(all.Objects.Count, all.Objects.Select(item => $"{item.ApiVersion} {item.Id}").Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Components))]
    public async Task Component_Policies_EqualItsCalls(string component)
    {
        string[] components = [.. Beside.GetValueOrDefault(component, []), component];
        // The pods that a policy of a component is for may be another component's: the metrics of the collector.
        string[] whole = component == "service-monitor" ? ["collector", .. components] : components;
        var all = await WithAsync($"calls-{component}", whole);

        Assert.Empty(NetworkTests.Graph.Problems(all, whole));
    }

    [Fact]
    public async Task Topics_Folder_ReadsStrictly()
    {
        var all = await Renders.FolderAsync($"{Renders.Folder}/topics");

        Assert.Empty(all.Objects.SelectMany(StrictReading.Problems));
        Assert.All(all.Objects, item => Assert.Equal("kafka", item.Node.At("metadata", "namespace").Text()));
    }

    [Theory]
    [InlineData("ingestion")]
    [InlineData("extraction")]
    [InlineData("query")]
    [InlineData("migration")]
    [InlineData("network")]
    public async Task Base_OneFolderAlone_ReadsStrictly(string folder)
    {
        var all = await Renders.FolderAsync($"{Renders.Folder}/base/{folder}");

        Assert.Empty(all.Objects.SelectMany(StrictReading.Problems));
    }

    private static Task<Installation> WithAsync(string name, string[] components) => Renders.OfAsync(
        name,
        $"""
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: hearsay
        resources:
          - ../../../deploy/kubernetes/base
        components: [{string.Join(", ", components.Select(component => $"../../../deploy/kubernetes/components/{component}"))}]
        """);
}
