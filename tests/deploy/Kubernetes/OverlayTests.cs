using Hearsay.Deploy.Tests.Dapr;
using Hearsay.Deploy.Tests.Kubernetes.Rules;

namespace Hearsay.Deploy.Tests.Kubernetes;

public sealed class OverlayTests
{
    public static TheoryData<string, string> OverlaysAndRules
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var overlay in Renders.Overlays)
            {
                foreach (var rule in Rule.All)
                {
                    data.Add(overlay, rule.Name);
                }
            }

            return data;
        }
    }

    public static TheoryData<int> FaultNumbers => [.. Enumerable.Range(0, Faults.All.Count)];

    [Theory]
    [MemberData(nameof(OverlaysAndRules))]
    public async Task Overlay_Rule_FindsNothing(string overlay, string name)
    {
        var rule = Rule.Named(name);
        var problems = rule.Problems(await WholeAsync(overlay)).ToList();

        if (rule.Waived.Any(waiver => waiver.Overlay == overlay))
        {
            Assert.NotEmpty(problems);
        }
        else
        {
            Assert.Empty(problems);
        }
    }

    [Theory]
    [MemberData(nameof(FaultNumbers))]
    public async Task Fault_ItsRule_FindsIt(int number)
    {
        var fault = Faults.All[number];
        var rule = Rule.Named(fault.Rule);

        Assert.Empty(rule.Problems(await WholeAsync("production")));
        Assert.True(rule.Problems(fault.In(await WholeAsync("production"))).Any(), fault.ToString());
    }

    [Fact]
    public void Rules_Faults_CoverEvery() =>
        Assert.Empty(Rule.All.Select(rule => rule.Name).Except(Faults.All.Select(fault => fault.Rule), StringComparer.Ordinal));

    /// <summary>What is applied for an overlay: itself, and the topics where it has Kafka.</summary>
    internal static async Task<Installation> WholeAsync(string overlay)
    {
        var all = await Renders.OverlayAsync(overlay);
        return all.OfKind("Component").Any(item => item.Spec.At("type").Text() == "pubsub.kafka")
            ? new Installation([.. all.Objects, .. (await Renders.FolderAsync($"{Renders.Folder}/topics")).Objects])
            : all;
    }
}
