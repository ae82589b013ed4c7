using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Reporting;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Answers.Quality.Tests.Service;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Answers.Quality.Tests;

/// <summary>What the query service answers over scenarios of invented news, against what a careful reader concludes from them.</summary>
public sealed class AnswerQualityTests(ScenarioReader reader, ClusterFixture cluster, QualityTable table)
{
    [Fact]
    public Task Answers_OverTunedScenarios_ReachTheFloors() => MeasureAsync(ScenarioLibrary.Tuned);

    [Fact]
    public Task Answers_OverUntunedScenarios_ReachTheFloors() => MeasureAsync(ScenarioLibrary.Untuned);

    private async Task MeasureAsync(string half)
    {
        var scenarios = ScenarioLibrary.Of(half);
        Assert.NotEmpty(scenarios);
        var asked = await HalfUnderTest.AskAsync(scenarios, reader, cluster, TestContext.Current.CancellationToken);
        Console.WriteLine($"{TextTable.Mark}{half}: {scenarios.Count} scenarios, {scenarios.Sum(scenario => scenario.Articles.Count)} articles, "
            + $"{scenarios.Sum(scenario => scenario.Gold.Claims.Count)} claims, {scenarios.Sum(scenario => scenario.Gold.Claims.Sum(claim => claim.Statements.Count))} statements");
        foreach (var words in asked.Answers.Missing.Select(call => $"{call} is not there yet, its lines are left out").Concat(asked.Answers.Failed))
        {
            Console.WriteLine($"{TextTable.Mark}{half}: {words}");
        }

        var score = new AnswerScore();
        foreach (var view in asked.Views)
        {
            score.Add(view);
        }

        table.Record(half, score);
        Assert.Empty(asked.Answers.Failed);
    }
}
