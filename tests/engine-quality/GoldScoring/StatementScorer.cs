using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Statements found one to one (<see cref="StatementPairs"/>).</summary>
internal static class StatementScorer
{
    public const string Stage = "statements";

    public static readonly Scoring.Figure Found = new(Stage, "found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var pairs = reading.Statements;

        // One statement that stands for two is right twice and found twice, so that neither side loses.
        score.Add(Found, new Tally(pairs.Pairs.Count, pairs.Pairs.Count + pairs.Others.Count, pairs.Pairs.Count + pairs.Missed.Count));
        foreach (var gold in pairs.Missed)
        {
            score.Missed(Stage, reading.Describe(gold));
        }

        foreach (var other in pairs.Others)
        {
            score.Extra(Stage, GoldReading.Describe(other));
        }
    }
}
