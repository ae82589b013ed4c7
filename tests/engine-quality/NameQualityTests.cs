using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Names in annotated texts of several kinds, of which none is in this repository.</summary>
public sealed class NameQualityTests(QualityData data)
{
    private static readonly Dictionary<string, string> Goals = new(StringComparer.Ordinal) { ["ner/worldwide-dev"] = "84.0", ["ner/gum-dev"] = "72.0" };

    /// <param name="dataSet">File of annotated names.</param>
    /// <param name="rules">Least F1 of the rules, a little under what they reach.</param>
    [Theory]
    [InlineData("ner/worldwide-dev", 55.5)]
    [InlineData("ner/gum-dev", 48.5)]
    [InlineData("ner/meantime-dev", 50)]
    [InlineData("ner/crossner-politics-dev", 45)]
    [InlineData("ner/wnut17-dev", 19)]
    public void Names_OfUnseenTexts_ReachTheFloors(string dataSet, double rules)
    {
        var texts = data.NamedTexts(dataSet);
        var marked = NameScorer.Marked(texts);
        var scores = ReaderUnderTest.All.Select(reader => (reader.Name, Score: ScoreOf(reader, dataSet, texts, marked))).ToList();

        var table = new TextTable($"{dataSet}: {texts.Count} texts; exact typed F1 (precision / recall), 95 %").Row("", [NameScorer.All.Of, "", .. marked.Select(type => NameScorer.Of(type).Of)]);
        if (Goals.TryGetValue(dataSet, out var goal))
        {
            table.Row("goal", [goal]);
        }

        foreach (var (name, score) in scores)
        {
            var (low, high) = score.Interval(NameScorer.All);
            table.Row(name, [Cell(score.Total(NameScorer.All)), $"{TextTable.Number(low)}-{TextTable.Number(high)}", .. marked.Select(type => Cell(score.Total(NameScorer.Of(type))))]);
        }

        Console.WriteLine(table);
        var reached = scores.Single(score => score.Name == ReaderUnderTest.Rules).Score.Total(NameScorer.All).F1;
        Assert.True(reached >= rules, $"{reached:F1}");
    }

    private CorpusScore ScoreOf(ReaderUnderTest reader, string dataSet, IReadOnlyList<NamedText> texts, IReadOnlyList<NameType> marked) => new(
    [
        .. texts.Zip(data.Readings(reader, dataSet, texts.Select(text => (text.Value, text.Published))), (text, reading) =>
        {
            var score = new DocumentScore();
            NameScorer.Score(text, reading.Names, marked, score);
            return score;
        }),
    ]);

    private static string Cell(Tally tally) => $"{TextTable.Number(tally.F1)} ({TextTable.Numbers([tally.Precision, tally.Recall])})";
}
