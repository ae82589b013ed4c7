using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Attributions in news of seven publishers (PolNeAR, development part), of which no text is in this repository and no rule was written for.</summary>
public sealed class AttributionQualityTests(QualityData data)
{
    private const string DataSet = "polnear/dev";

    /// <summary>Reader, figure, least F1; a little under what each reaches.</summary>
    private static readonly (string Reader, Figure Figure, double Least)[] Floors =
    [
        (ReaderUnderTest.Rules, LinkedScorer.Linked, 60),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Source, PairedScorer.Trimmed), 65),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Source, PairedScorer.Overlap), 72.5),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Cue, PairedScorer.Trimmed), 62),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Cue, PairedScorer.Overlap), 71.5),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Content, PairedScorer.Trimmed), 52),
        (ReaderUnderTest.Rules, PairedScorer.Of(SpanRole.Content, PairedScorer.Overlap), 75.5),
        (ReaderUnderTest.Rules, PairedScorer.OfWhole(PairedScorer.Trimmed), 42),
        (ReaderUnderTest.Rules, PairedScorer.OfWhole(PairedScorer.Overlap), 68),
    ];

    [Fact]
    public void Attributions_OfUnseenNews_ReachTheFloors()
    {
        var articles = data.Articles(DataSet);
        var seen = data.CueTexts("polnear/train");
        var scores = ReaderUnderTest.All.Select(reader => (reader.Name, Score: ScoreOf(reader, articles, seen))).ToList();

        Console.WriteLine(
            $"{DataSet}: {articles.Count} documents, {articles.Sum(article => article.Attributions.Count)} attributions\n"
            + Official(scores) + Intervals(scores) + Halves(scores) + Sets(scores) + Slices(scores));

        Assert.All(Floors, floor => AssertAtLeast(floor.Least, scores.Single(score => score.Name == floor.Reader).Score.Total(floor.Figure).F1, $"{floor.Reader}: F1 of {floor.Figure}"));
        AssertAtLeast(71, scores.Single(score => score.Name == ReaderUnderTest.Rules).Score.Total(LinkedScorer.Linked).Precision, "rules: precision of linked");
    }

    private static void AssertAtLeast(double least, double value, string what) => Assert.True(value >= least, $"{what} is {value:F1}, less than {least:F1}");

    private CorpusScore ScoreOf(ReaderUnderTest reader, IReadOnlyList<AnnotatedArticle> articles, IReadOnlySet<string> seen) => new(
    [
        .. articles.Zip(data.Readings(reader, DataSet, articles.Select(article => (article.Value, article.Published))), (article, reading) =>
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

    private static TextTable Official(List<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("paired, F1 exact / trimmed / overlap").Row("", PairedScorer.Parts)
            .Row("goal", ["- / 82.0 / 86.0", "- / 77.0 / 86.0", "- / 70.0 / 88.0", "- / 60.0 / 80.0"])
            .Row("people", ["76.9 / 78.0 / 82.6", "71.1 / 71.4 / 81.9", "66.1 / 69.2 / 85.7", "56.9 / 60.4 / 79.1"]);
        foreach (var (name, score) in scores)
        {
            table.Row(name, PairedScorer.Parts.Select(part => TextTable.Numbers(PairedScorer.Measures.Select(measure => score.Total(new Figure(part, measure)).F1))));
        }

        return table;
    }

    private static TextTable Intervals(List<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("95 % of F1 trimmed, overlap (documents drawn again)").Row("", PairedScorer.Parts);
        foreach (var (name, score) in scores)
        {
            table.Row(name, PairedScorer.Parts.Select(part => string.Join(", ", new[] { PairedScorer.Trimmed, PairedScorer.Overlap }.Select(measure => Range(score.Interval(new Figure(part, measure)))))));
        }

        return table;
    }

    private static TextTable Halves(List<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("precision / recall, trimmed").Row("", PairedScorer.Parts);
        foreach (var (name, score) in scores)
        {
            var tallies = PairedScorer.Parts.Select(part => score.Total(new Figure(part, PairedScorer.Trimmed)));
            table.Row(name, tallies.Select(tally => TextTable.Numbers([tally.Precision, tally.Recall])));
        }

        return table;
    }

    private static TextTable Sets(List<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("spans as sets, trimmed F1; linked F1, 95 %, precision / recall").Row("", ["source", "cue", "content", "linked", "", ""]);
        foreach (var (name, score) in scores)
        {
            var linked = score.Total(LinkedScorer.Linked);
            table.Row(name,
            [
                .. AttributionSpans.Roles.Select(role => TextTable.Number(score.Total(SetScorer.Of(role)).F1)),
                TextTable.Number(linked.F1), Range(score.Interval(LinkedScorer.Linked)), TextTable.Numbers([linked.Precision, linked.Recall]),
            ]);
        }

        return table;
    }

    private static TextTable Slices(List<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("share found, linked / content trimmed").Row("", scores.Select(score => score.Name).Prepend("annotated"));
        foreach (var slice in SliceScorer.Slices)
        {
            var count = scores[0].Score.Total(new Figure(slice, SliceScorer.Linked)).Gold.ToString(System.Globalization.CultureInfo.InvariantCulture);
            table.Row(slice, scores.Select(score => TextTable.Numbers(new[] { SliceScorer.Linked, SliceScorer.Content }.Select(how => score.Score.Total(new Figure(slice, how)).Recall))).Prepend(count));
        }

        return table;
    }

    private static string Range((double Low, double High) interval) => $"{TextTable.Number(interval.Low)}-{TextTable.Number(interval.High)}";
}
