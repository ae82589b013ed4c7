using Hearsay.Answers.Quality.Tests.Data;

namespace Hearsay.Answers.Quality.Tests;

/// <summary>Gold fits its articles and itself. Of the half that nobody tunes on only a number is told.</summary>
public sealed class ScenarioFilesTests
{
    public static TheoryData<string> Tuned => [.. ScenarioLibrary.Of(ScenarioLibrary.Tuned).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Tuned))]
    public void Gold_OfTunedScenario_IsConsistent(string name) => Assert.Empty(ScenarioFaults.Of(ScenarioLibrary.Of(ScenarioLibrary.Tuned).Single(scenario => scenario.Name == name)));

    public static TheoryData<string> Paraphrased => [.. ScenarioLibrary.Of(ScenarioLibrary.Paraphrased).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Paraphrased))]
    public void Gold_OfParaphrasedScenario_IsConsistent(string name) =>
        Assert.Empty(ScenarioFaults.Of(ScenarioLibrary.Of(ScenarioLibrary.Paraphrased).Single(scenario => scenario.Name == name)));

    [Fact]
    public void Gold_OfUntunedScenarios_IsConsistent() => Assert.Equal(0, ScenarioLibrary.Of(ScenarioLibrary.Untuned).Sum(scenario => ScenarioFaults.Of(scenario).Count));

    [Fact]
    public void Scenarios_InBothHalves_AreEnough()
    {
        var (tuned, untuned) = (ScenarioLibrary.Of(ScenarioLibrary.Tuned), ScenarioLibrary.Of(ScenarioLibrary.Untuned));

        Assert.True(tuned.Count >= 6 && untuned.Count >= 6, $"There are {tuned.Count} and {untuned.Count} scenarios.");
        Assert.All(tuned.Concat(untuned), scenario => Assert.InRange(scenario.Articles.Count, 8, 40));
    }
}
