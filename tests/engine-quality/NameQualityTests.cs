using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Names in annotated texts of several kinds, of which none is in this repository.</summary>
public sealed class NameQualityTests(QualityData data, QualityTable floors)
{
    private static readonly Dictionary<string, string> Goals = new(StringComparer.Ordinal) { ["ner/worldwide-dev"] = "84.0", ["ner/gum-dev"] = "72.0" };

    [Theory]
    [InlineData("ner/worldwide-dev")]
    [InlineData("ner/gum-dev")]
    [InlineData("ner/meantime-dev")]
    [InlineData("ner/crossner-politics-dev")]
    [InlineData("ner/wnut17-dev")]
    public void Names_OfUnseenTexts_ReachTheFloors(string dataSet)
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
            table.Row(name, [Cell(score.Total(NameScorer.All)), TextTable.Range(score.Interval(NameScorer.All)), .. marked.Select(type => Cell(score.Total(NameScorer.Of(type))))]);
        }

        Console.WriteLine(table);
        scores.ForEach(score => floors.Record(dataSet, score.Name, score.Score.Total));
        floors.AssertFloors(dataSet);
    }

    private CorpusScore ScoreOf(ReaderUnderTest reader, string dataSet, IReadOnlyList<NamedText> texts, IReadOnlyList<NameType> marked) => new(
    [
        .. texts.Zip(data.Readings(reader, texts.Select(text => (text.Value, text.Published))), (text, reading) =>
        {
            var score = new DocumentScore();
            NameScorer.Score(text, reading.Names, marked, score);
            return score;
        }),
    ]);

    private static string Cell(Tally tally) => $"{TextTable.Number(tally.F1)} ({TextTable.Numbers([tally.Precision, tally.Recall])})";
}
