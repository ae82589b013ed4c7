using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Whole evidence against what a careful reader finds: one real article, and articles of ours of which half were written after the rules.</summary>
public sealed class GoldQualityTests(QualityData data, QualityTable table)
{
    [Fact]
    public void Evidence_OfTheRealArticle_ReachesTheFloors() => Measure(QualityFloors.Real, [GoldLibrary.Real()]);

    [Fact]
    public void Evidence_OfTunedArticles_ReachesTheFloors() => Measure(QualityFloors.Tuned, GoldLibrary.Ours(GoldLibrary.Tuned));

    [Fact]
    public void Evidence_OfUntunedArticles_ReachesTheFloors() => Measure(QualityFloors.Untuned, GoldLibrary.Ours(GoldLibrary.Untuned));

    private void Measure(string dataSet, IReadOnlyList<GoldArticle> articles)
    {
        Assert.SkipWhen(articles.Count == 0, $"There are no articles in {dataSet}.");
        var scores = ReaderUnderTest.Engines.Select(reader => (reader.Name, Scores: data.GoldScores(reader, articles))).ToList();
        Console.WriteLine(GoldTables.Of($"{dataSet}: {articles.Count} articles, {articles.Sum(article => article.Statements.Count)} statements", scores));
        foreach (var (reader, list) in scores)
        {
            table.Record(dataSet, reader, new CorpusScore([.. list.Select(score => score.Score)]).Total);
        }

        table.AssertFloors(dataSet);
    }
}
