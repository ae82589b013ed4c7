using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Attributions in texts of which none is in this repository, and no rule was written for.</summary>
public sealed class AttributionQualityTests(QualityData data)
{
    /// <summary>News of seven publishers (PolNeAR, development part); GUM has other kinds of text and another idea of what an attribution is.</summary>
    private const string News = "polnear/dev", OtherTexts = "gum-attribution/dev";

    /// <summary>Data set, reader, figure, least F1; a little under what each reaches.</summary>
    private static readonly (string DataSet, string Reader, Figure Figure, double Least)[] Floors =
    [
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Source, PairedScorer.Trimmed), 65),
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Source, PairedScorer.Overlap), 72.5),
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Cue, PairedScorer.Trimmed), 62),
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Cue, PairedScorer.Overlap), 71.5),
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Content, PairedScorer.Trimmed), 52),
        (News, ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Content, PairedScorer.Overlap), 75.5),
        (News, ReaderUnderTest.Rules, PairedScorer.OfWhole(PairedScorer.Trimmed), 42),
        (News, ReaderUnderTest.Rules, PairedScorer.OfWhole(PairedScorer.Overlap), 68),
        (News, ReaderUnderTest.Rules, LinkedScorer.Linked, 60),
        (OtherTexts, ReaderUnderTest.Rules, LinkedScorer.Linked, 34),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Source, PairedScorer.Trimmed), 81),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Source, PairedScorer.Overlap), 84),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Cue, PairedScorer.Trimmed), 75),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Cue, PairedScorer.Overlap), 84),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Content, PairedScorer.Trimmed), 67),
        (News, ReaderUnderTest.Model, PairedScorer.Of(SpanRole.Content, PairedScorer.Overlap), 85.5),
        (News, ReaderUnderTest.Model, PairedScorer.OfWhole(PairedScorer.Trimmed), 60),
        (News, ReaderUnderTest.Model, PairedScorer.OfWhole(PairedScorer.Overlap), 81),
        (News, ReaderUnderTest.Model, LinkedScorer.Linked, 76),
        (OtherTexts, ReaderUnderTest.Model, LinkedScorer.Linked, 41),
    ];

    private const double MostCalibrationError = 6;

    [Fact]
    public void Statements_OfUnseenNews_ReachTheFloors()
    {
        var scores = Measure(News);

        // What the engine gives should be right more often than it should be complete.
        AssertAtLeast(71, scores[ReaderUnderTest.Rules].Total(LinkedScorer.Linked).Precision, "rules: precision of linked");
    }

    [Fact]
    public void Statements_OfOtherTexts_ReachTheFloors() => Assert.Equal(ReaderUnderTest.All.Count, Measure(OtherTexts).Count);

    [Fact]
    public void Confidences_OnUnseenNews_AreThoseOfWhatIsRight()
    {
        var articles = data.Articles(News);
        foreach (var reader in ReaderUnderTest.All)
        {
            var scorer = new CalibrationScorer();
            foreach (var (article, reading) in articles.Zip(data.Readings(reader, News, articles.Select(article => (article.Value, article.Published)))))
            {
                scorer.Add(article.OutsideRegions(reading.Attributions), [.. article.Attributions.Select(item => item.Spans)]);
            }

            if (scorer.Count > 0)
            {
                Console.WriteLine($"{TextTable.Mark}{News}: {reader.Name}: expected calibration error {TextTable.Number(scorer.Error)} points; percent right by confidence {scorer}");
            }

            // The rules weigh constructions by how often they report, which says little of where their spans end.
            Assert.True(reader.Name != ReaderUnderTest.Model || scorer.Error <= MostCalibrationError, $"{reader.Name}: {scorer.Error:F1} points");
        }
    }

    private Dictionary<string, CorpusScore> Measure(string dataSet)
    {
        var articles = data.Articles(dataSet);
        var seen = data.CueTexts("polnear/train");
        var scores = ReaderUnderTest.All.Select(reader => (reader.Name, Score: ScoreOf(reader, dataSet, articles, seen))).ToList();

        var title = $"{dataSet}: {articles.Count} documents, {articles.Sum(article => article.Attributions.Count)} attributions";
        Console.WriteLine(AttributionTables.Of(title, scores, withGoals: dataSet == News));
        var byReader = scores.ToDictionary(score => score.Name, score => score.Score, StringComparer.Ordinal);
        Assert.All(
            Floors.Where(floor => floor.DataSet == dataSet),
            floor => AssertAtLeast(floor.Least, byReader[floor.Reader].Total(floor.Figure).F1, $"{floor.Reader}: F1 of {floor.Figure}"));
        return byReader;
    }

    private CorpusScore ScoreOf(ReaderUnderTest reader, string dataSet, IReadOnlyList<AnnotatedArticle> articles, IReadOnlySet<string> seen) => new(
    [
        .. articles.Zip(data.Readings(reader, dataSet, articles.Select(article => (article.Value, article.Published))), (article, reading) =>
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

    private static void AssertAtLeast(double least, double value, string what) => Assert.True(value >= least, $"{what} is {value:F1}, less than {least:F1}");
}
