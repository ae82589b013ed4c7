using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Names in annotated texts of several kinds, of which none is in this repository.</summary>
public sealed class NameQualityTests(QualityData data)
{
    private static readonly Dictionary<string, string> Goals = new(StringComparer.Ordinal) { ["ner/worldwide-dev"] = "84.0", ["ner/gum-dev"] = "72.0" };

    /// <summary>Data set, reader, least F1 of all types together; a little under what each reaches.</summary>
    private static readonly (string DataSet, string Reader, double Least)[] Floors =
    [
        ("ner/worldwide-dev", ReaderUnderTest.Rules, 55.5),
        ("ner/gum-dev", ReaderUnderTest.Rules, 48.5),
        ("ner/meantime-dev", ReaderUnderTest.Rules, 50),
        ("ner/crossner-politics-dev", ReaderUnderTest.Rules, 45),
        ("ner/wnut17-dev", ReaderUnderTest.Rules, 19),
        ("ner/worldwide-dev", ReaderUnderTest.Model, 81),
        ("ner/gum-dev", ReaderUnderTest.Model, 75),
        ("ner/meantime-dev", ReaderUnderTest.Model, 61),
        ("ner/crossner-politics-dev", ReaderUnderTest.Model, 75),
        ("ner/wnut17-dev", ReaderUnderTest.Model, 42.5),
    ];

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
        Assert.All(Floors.Where(floor => floor.DataSet == dataSet), floor =>
        {
            var reached = scores.Single(score => score.Name == floor.Reader).Score.Total(NameScorer.All).F1;
            Assert.True(reached >= floor.Least, $"{floor.Reader}: {reached:F1}, less than {floor.Least:F1}");
        });
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
