using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.PubsubConformance.Tests.Targets;

namespace Hearsay.PubsubConformance.Tests.Own;

public sealed class ExpectationTests
{
    private const string Folder = "tests/pubsub-conformance";

    [Fact]
    public void Table_OfDifferences_StandsInTheReadme()
    {
        var lines = Checkout.Read($"{Folder}/README.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToHashSet();

        Assert.All(Expectations.All, expectation => Assert.Contains(
            $"| {expectation.Name} | {Shown(expectation.Local)} | {Shown(expectation.Daprd)} | {expectation.Why} |", lines));
    }

    [Fact]
    public void Table_OfDifferences_NamesEachOnceAndWhy()
    {
        Assert.Equal(Expectations.All.Count, Expectations.All.Select(expectation => expectation.Name).Distinct().Count());
        Assert.All(Expectations.All, expectation =>
        {
            Assert.NotEqual(expectation.On(Target.LocalSidecar), expectation.On(Target.Daprd));
            Assert.NotEmpty(expectation.Why);
        });
    }

    /// <summary>No difference but by the table: cases know neither of the two.</summary>
    [Fact]
    public void Cases_OfTheSuite_AskTheTableAndNotTheTarget()
    {
        var cases = Directory.GetFiles(Checkout.PathOf(Folder), "*Tests.cs").Select(File.ReadAllText).ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, text => Assert.False(NamesATarget(text)));
        Assert.True(NamesATarget("if (target == Target.Daprd)"));
        Assert.All(Fields(), field => Assert.Contains(cases, text => text.Contains($"Expectations.{field}.On(target)", StringComparison.Ordinal)));
    }

    private static bool NamesATarget(string text) =>
        text.Contains("Target.Daprd", StringComparison.Ordinal)
        || text.Contains("Target.LocalSidecar", StringComparison.Ordinal)
        || text.Contains("target ==", StringComparison.Ordinal);

    private static IEnumerable<string> Fields() => typeof(Expectations).GetFields().Select(field => field.Name);

    private static string Shown(string value) => value.Length == 0 ? "other words" : value;
}
