using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>All stages of one article.</summary>
internal static class GoldScorer
{
    private static readonly IReadOnlyList<Action<GoldReading, GoldScore>> Stages =
    [
        StatementScorer.Score, LabelScorer.Score, ChainScorer.Score, DetailScorer.Score, EntityScorer.Score, UnnamedScorer.Score, TimeScorer.Score, EventScorer.Score, FigureScorer.Score, UnknownScorer.Score,
    ];

    public static GoldScore Score(GoldArticle article, Evidence evidence)
    {
        var reading = new GoldReading(article, evidence);
        var score = new GoldScore();
        foreach (var stage in Stages)
        {
            stage(reading, score);
        }

        return score;
    }
}
