using System.Text.Json;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>People who annotated the same articles, each against each other: the scorer gives the figures that came with the annotation.</summary>
public sealed class HumanCeilingTests(QualityData data)
{
    private sealed record Annotated(string Split, CodePointText Text, IReadOnlyList<IReadOnlyList<AttributionSpans>> Annotators);

    [Theory]
    [InlineData("train dev", 265, "76.9 / 78.0 / 82.6, 71.1 / 71.4 / 81.9, 66.1 / 69.2 / 85.7, 56.9 / 60.4 / 79.1")]
    [InlineData("dev", 30, "89.0 / 89.0 / 93.7, 85.7 / 85.7 / 91.6, 79.2 / 85.9 / 92.9, 73.5 / 78.2 / 90.3")]
    [InlineData("annotator-training", 60, "77.7 / 78.7 / 81.9, 74.2 / 74.8 / 80.9, 66.6 / 72.0 / 83.5, 58.6 / 64.5 / 79.6")]
    public void Annotators_AmongThemselves_ReachThePublishedFigures(string splits, int pairs, string published)
    {
        var documents = data.Rows("polnear/agreement", Of).Where(row => splits.Split(' ').Contains(row.Split, StringComparer.Ordinal)).SelectMany(Pairs).ToList();

        var score = new CorpusScore(documents);

        Assert.Equal(pairs, documents.Count);
        Assert.Equal(published, string.Join(", ", PairedScorer.Parts.Select(part => TextTable.Numbers(PairedScorer.Measures.Select(measure => score.Total(new Figure(part, measure)).F1)))));
    }

    // The figures that came with the annotation leave no region out.
    private static IEnumerable<DocumentScore> Pairs(Annotated row)
    {
        for (var i = 0; i < row.Annotators.Count; i++)
        {
            for (var j = i + 1; j < row.Annotators.Count; j++)
            {
                var score = new DocumentScore();
                PairedScorer.Score(row.Text, row.Annotators[i], row.Annotators[j], score);
                yield return score;
            }
        }
    }

    private static Annotated Of(JsonElement row) => new(
        row.GetProperty("split").GetString()!,
        new CodePointText(row.GetProperty("text").GetString()!),
        [
            .. row.GetProperty("annotators").EnumerateObject()
                .Select(person => person.Value.EnumerateArray().Select(item => AnnotatedArticle.AttributionOf(item).Spans).ToList()),
        ]);
}
