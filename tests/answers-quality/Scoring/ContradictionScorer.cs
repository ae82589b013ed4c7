using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Contradictions as kind and pair of claims; a claim is the one of gold that most of its occurrences are of.</summary>
internal static class ContradictionScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Contradictions is not null)
        {
            var found = Found(view).ToList();
            score.Contradictions += Tally.Of([.. found.Where(item => !IsElsewhere(item)).Select(item => item.Key)], OfGold(view));
            score.ContradictionsElsewhere += found.Count(IsElsewhere);
        }
    }

    /// <summary>Those of gold, in writing.</summary>
    public static IReadOnlyCollection<string> OfGold(ScenarioView view) =>
        [.. view.Gold.Contradictions.Select(KeyOf).Distinct(StringComparer.Ordinal)];

    /// <summary>One of gold, in writing.</summary>
    public static string KeyOf(GoldContradiction contradiction) => Write(contradiction.Kind, contradiction.Claim, contradiction.Other ?? contradiction.Claim);

    /// <summary>Those that were found in the scenario's documents, each once.</summary>
    public static IEnumerable<(string Key, Contradiction Contradiction)> Found(ScenarioView view) => (view.Answers.Contradictions ?? [])
        .Where(item => view.Holds(item.One.Passage.DocumentId) || view.Holds(item.Other.Passage.DocumentId))
        .Select(item => (Key: Write(item.Kind.ToString(), view.GoldOf(item.ClaimId) ?? $"{Elsewhere}{item.ClaimId}", view.GoldOf(item.OtherClaimId) ?? $"{Elsewhere}{item.OtherClaimId}"), item))
        .DistinctBy(item => item.Key, StringComparer.Ordinal);

    /// <summary>Whether neither claim is one that gold tells of: it may be right, gold does not say.</summary>
    public static bool IsElsewhere((string Key, Contradiction Contradiction) item) => item.Key.Split(' ').Skip(1).All(claim => claim.StartsWith(Elsewhere, StringComparison.Ordinal));

    private const string Elsewhere = "?";

    private static string Write(string kind, string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? $"{kind.ToUpperInvariant()} {one} {other}" : $"{kind.ToUpperInvariant()} {other} {one}";
}
