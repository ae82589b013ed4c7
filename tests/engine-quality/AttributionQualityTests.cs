using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Attributions in texts of which none is in this repository, and no rule was written for.</summary>
public sealed class AttributionQualityTests(QualityData data, QualityTable table)
{
    /// <summary>News of seven publishers (PolNeAR, development part); GUM has other kinds of text and another idea of what an attribution is.</summary>
    private const string News = QualityFloors.News, OtherTexts = QualityFloors.OtherTexts;

    [Fact]
    public void Statements_OfUnseenNews_ReachTheFloors() => Assert.Equal(ReaderUnderTest.All.Count, Measure(News));

    [Fact]
    public void Statements_OfOtherTexts_ReachTheFloors() => Assert.Equal(ReaderUnderTest.All.Count, Measure(OtherTexts));

    [Fact]
    public void Confidences_OnUnseenNews_AreThoseOfWhatIsRight()
    {
        var articles = data.Articles(News);
        foreach (var reader in ReaderUnderTest.All)
        {
            var scorer = new CalibrationScorer();
            foreach (var (article, reading) in articles.Zip(data.Readings(reader, articles.Select(article => (article.Value, article.Published)))))
            {
                scorer.Add(article.OutsideRegions(reading.Attributions), [.. article.Attributions.Select(item => item.Spans)]);
            }

            if (scorer.Count > 0)
            {
                Console.WriteLine($"{TextTable.Mark}{News}: {reader.Name}: expected calibration error {TextTable.Number(scorer.Error)} points; percent right by confidence {scorer}");
            }

            // The rules have no floor: they weigh constructions by how often they report, which says little of where their spans end.
            if (scorer.Count > 0)
            {
                table.Record(News, reader.Name, QualityFloors.Calibration, scorer.Error);
            }
        }

        table.AssertFloors(News);
    }

    private int Measure(string dataSet)
    {
        var articles = data.Articles(dataSet);
        var seen = data.CueTexts("polnear/train");
        var scores = ReaderUnderTest.All.Select(reader => (reader.Name, Score: ScoreOf(reader, dataSet, articles, seen))).ToList();

        var title = $"{dataSet}: {articles.Count} documents, {articles.Sum(article => article.Attributions.Count)} attributions";
        Console.WriteLine(AttributionTables.Of(title, scores, withGoals: dataSet == News));
        scores.ForEach(score => table.Record(dataSet, score.Name, score.Score.Total));
        table.AssertFloors(dataSet);
        return scores.Count;
    }

    private CorpusScore ScoreOf(ReaderUnderTest reader, string dataSet, IReadOnlyList<AnnotatedArticle> articles, IReadOnlySet<string> seen) => new(
    [
        .. articles.Zip(data.Readings(reader, articles.Select(article => (article.Value, article.Published))), (article, reading) =>
        {
            var score = new DocumentScore();
            var found = article.OutsideRegions(reading.Attributions);
            var gold = article.Attributions.Select(item => item.Spans).ToList();
            PairedScorer.Score(article.Text, found, gold, score);
            SetScorer.Score(article.Text, found, gold, score);
            LinkedScorer.Score(found, gold, score);
            SliceScorer.Score(article, found, seen, score);
            return score;
        }),
    ]);
}
