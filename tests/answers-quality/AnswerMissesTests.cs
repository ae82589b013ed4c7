using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Misses;
using Hearsay.Answers.Quality.Tests.Service;

namespace Hearsay.Answers.Quality.Tests;

/// <summary>For whoever writes rules: what is not as gold has it in the scenarios that rules may be tuned on. See the README of this folder.</summary>
public sealed class AnswerMissesTests(ScenarioReader reader, ClusterFixture cluster)
{
    [Fact]
    public async Task Misses_OfTheScenariosAskedFor_ArePrinted()
    {
        var wanted = Environment.GetEnvironmentVariable("HEARSAY_ANSWERS_MISSES") ?? "";
        Assert.SkipWhen(wanted.Length == 0, "Set HEARSAY_ANSWERS_MISSES to the name of a tuned scenario or a part of it, or to \"all\".");
        var asked = await HalfUnderTest.AskAsync(ScenarioLibrary.Of(ScenarioLibrary.Tuned), reader, cluster, TestContext.Current.CancellationToken);
        var views = asked.Views.Where(view => wanted is "all" || view.Scenario.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();

        foreach (var view in views)
        {
            Console.WriteLine(MissReport.Of(view));
        }

        Assert.NotEmpty(views);
    }
}
