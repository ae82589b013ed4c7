namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Whether the claim that a user asks for in words of their own comes first, or among the first three.</summary>
internal static class QuestionScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Found is null)
        {
            return;
        }

        foreach (var rank in view.Gold.Claims.SelectMany(claim => (claim.Questions ?? []).Select(question => RankOf(view, question, claim.Id))))
        {
            score.FoundFirst += rank == 1;
            score.FoundInThree += rank is >= 1 and <= 3;
        }
    }

    /// <summary>Place of the claim in the answer, counted from 1; 0 where it is not there.</summary>
    public static int RankOf(ScenarioView view, string question, string goldClaim) =>
        view.Answers.Found!.TryGetValue(question, out var answer) ? 1 + answer.Claims.ToList().FindIndex(found => view.GoldOf(found.Claim.Id) == goldClaim) : 0;
}
