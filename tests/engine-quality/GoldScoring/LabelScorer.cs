using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Stance, certainty and kind of the statements that are found; and denials as a class, over all statements: one that is missed is a denial missed,
/// and one that is found beside is a denial too many. A label that is right too counts neither for nor against denials.
/// </summary>
internal static class LabelScorer
{
    public const string Stage = "labels";

    public static readonly Scoring.Figure Stance = new("stance", "of found"), Denials = new("denials", "of all"), Certainty = new("certainty", "of found"), Kind = new("kind", "of found");

    /// <summary>Reports with a reserve, as a class over the statements found.</summary>
    public static readonly Scoring.Figure Hedges = new("hedged", "of found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        foreach (var (found, gold) in reading.Statements.Pairs)
        {
            Check(Stance, "stance", found.Stance, gold.Stance);
            Check(Certainty, "certainty", found.Certainty, gold.Certainty);
            Check(Kind, "kind", found.Kind, gold.Kind);
            ScoreClass(Denials, "DENIES", Labels.Of(found.Stance), gold.Stance, gold.AlsoRight.Labels("stance"), score);
            ScoreClass(Hedges, "HEDGED", Labels.Of(found.Certainty), gold.Certainty, gold.AlsoRight.Labels("certainty"), score);

            void Check(Scoring.Figure figure, string field, Enum value, string expected)
            {
                var right = IsRight(Labels.Of(value), expected, gold.AlsoRight.Labels(field));
                score.Share(figure, right);
                if (!right)
                {
                    score.Wrong(Stage, $"{field} {Labels.Of(value)}, not {expected}: {reading.Describe(gold)}");
                }
            }
        }

        score.Add(Denials, new Tally(0, reading.Statements.Others.Count(found => found.Stance == Engine.Model.Stance.Denies), reading.Statements.Missed.Count(gold => gold.Stance == "DENIES")));
    }

    public static bool IsRight(string found, string expected, IEnumerable<string> also) => found == expected || also.Contains(found, StringComparer.Ordinal);

    private static void ScoreClass(Scoring.Figure figure, string label, string found, string expected, IEnumerable<string> also, GoldScore score)
    {
        var (isFound, isGold) = (found == label, expected == label);
        if (isFound == isGold || !also.Contains(found, StringComparer.Ordinal))
        {
            score.Field(figure, isFound, isGold, same: true);
        }
    }
}
