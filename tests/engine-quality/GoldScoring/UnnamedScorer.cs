using System.Globalization;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// What is told of unnamed sources, for those that are found: the same number; half of the words in common for whom they belong to, how they know, and why they
/// are not named. A field that either side leaves empty counts on the other side only.
/// </summary>
internal static class UnnamedScorer
{
    public const string Stage = "unnamed";

    public static readonly Scoring.Figure Number = new("unnamed: number", "of found"), Affiliation = new("unnamed: affiliation", "of found"), Basis = new("unnamed: basis", "of found"), Reason = new("unnamed: reason", "of found");

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static void Score(GoldReading reading, GoldScore score)
    {
        foreach (var (found, gold) in reading.Entities.Pairs.Where(pair => pair.Gold.Unnamed is not null))
        {
            var (told, expected) = (found.UnnamedSource, gold.Unnamed!);
            Check(Number, told?.Number, expected.Number, (one, other) => NumberOf(one) == NumberOf(other));
            Check(Affiliation, told?.Affiliation?.Text, expected.Affiliation, WordLists.Alike);
            Check(Basis, told?.Basis?.Text, expected.Basis, WordLists.Alike);
            Check(Reason, told?.AnonymityReason?.Text, expected.Reason, WordLists.Alike);

            void Check(Scoring.Figure figure, string? words, string? wanted, Func<string, string, bool> same)
            {
                var (isFound, isGold) = (!string.IsNullOrEmpty(words), !string.IsNullOrEmpty(wanted));
                var right = isFound && isGold && same(words!, wanted!);
                score.Field(figure, isFound, isGold, right);
                if (!right && (isFound || isGold))
                {
                    score.Wrong(Stage, $"{figure.Of[9..]} '{words}', not '{wanted}': {gold.Id}");
                }
            }
        }
    }

    private static string NumberOf(string words)
    {
        var at = Array.IndexOf(Numbers, words.Trim().ToLowerInvariant());
        return at >= 0 ? at.ToString(CultureInfo.InvariantCulture) : words.Trim().ToLowerInvariant();
    }
}
