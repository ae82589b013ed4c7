using Hearsay.Answers.Quality.Tests.Data;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Occurrences of claims, grouped by claim.</summary>
internal static class ClaimScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        var all = view.Gold.Claims.SelectMany(claim => claim.Statements.Select(statement => (claim.Id, Statement: statement))).ToList();
        foreach (var (_, statement) in all)
        {
            score.StatementsFound += view.StatementOf(statement) is not null;
        }

        if (view.Answers.Claims is null)
        {
            return;
        }

        var found = all.Where(item => view.StatementOf(item.Statement) is not null).ToList();
        score.Claims += BCubed.Of(found, item => view.ClaimOf(item.Statement), item => item.Id);
        score.AllClaims += BCubed.Of(all, item => view.ClaimOf(item.Statement), item => item.Id);
        score.ClaimsBySameWords += BCubed.Of(found, item => Words(view, item.Statement), item => item.Id);
    }

    private static string Words(ScenarioView view, GoldStatement statement) =>
        string.Join(' ', view.StatementOf(statement)!.Content.SelectMany(span => span.Text.Split(' ')).Select(word => new string([.. word.Where(char.IsLetterOrDigit)]).ToUpperInvariant()));
}
