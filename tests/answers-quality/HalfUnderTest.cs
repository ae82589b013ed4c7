using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Answers.Quality.Tests.Service;

namespace Hearsay.Answers.Quality.Tests;

/// <summary>All scenarios of a half in one query service, asked for everything that is measured.</summary>
internal sealed record HalfUnderTest(IReadOnlyList<ScenarioView> Views, CorpusAnswers Answers)
{
    public static async Task<HalfUnderTest> AskAsync(IReadOnlyList<Scenario> scenarios, ScenarioReader reader, ClusterFixture cluster, CancellationToken cancellationToken)
    {
        var documents = new List<IReadOnlyList<StoredDocument>>();
        foreach (var scenario in scenarios)
        {
            var read = await reader.ReadAsync(scenario, cancellationToken);
            documents.Add([.. read.Select(article => article.As(ScenarioReader.IdOf(article.Url)))]);
        }

        await using var service = await AskedService.StartAsync(cluster.Cluster, cancellationToken);
        IReadOnlyList<StoredDocument> all = [.. documents.SelectMany(list => list)];
        await service.TakeInAsync(all, cancellationToken);
        var questions = scenarios.SelectMany(scenario => scenario.Gold.Claims).SelectMany(claim => claim.Questions ?? []);
        var answers = await CorpusAnswers.AskAsync(service.Client, all, questions, cancellationToken);
        return new HalfUnderTest([.. scenarios.Zip(documents, (scenario, list) => new ScenarioView(scenario, list, answers))], answers);
    }
}
