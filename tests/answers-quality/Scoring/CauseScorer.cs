using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Why what is missed is missed, in numbers: which step lost it.</summary>
internal static class CauseScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        foreach (var claim in view.Gold.Claims)
        {
            var main = view.ClaimOf(claim);
            foreach (var statement in claim.Statements)
            {
                Count(score, OfStatement(view, claim, main, statement));
            }
        }

        var found = ContradictionScorer.Found(view).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var missed in view.Gold.Contradictions.Where(item => !found.Contains(ContradictionScorer.KeyOf(item))))
        {
            Count(score, missed.Other is { } other ? OfPair(view, missed.Kind, missed.Claim, other) : OfDenial(view, ClaimNamed(view, missed.Claim)));
        }

        var cycles = OriginScorer.CyclesFound(view);
        foreach (var missed in view.Gold.Cycles.Where(cycle => !cycles.Contains(OriginScorer.Write(view, cycle.Outlets))))
        {
            Count(score, OfCycle(view, ClaimNamed(view, missed.Claim), missed.Outlets));
        }
    }

    private static void Count(AnswerScore score, string? cause)
    {
        if (cause is not null)
        {
            score.Causes[cause] = score.Causes.GetValueOrDefault(cause) + 1;
        }
    }

    private static string? OfStatement(ScenarioView view, GoldClaim claim, string? main, GoldStatement statement)
    {
        if (view.StatementOf(statement) is null)
        {
            return "statement: not extracted";
        }

        var found = view.ClaimOf(statement);
        return found is null ? "statement: asserts nothing that could be compared"
            : found == main ? null
            : view.GoldOf(found) == claim.Id ? "statement: its claim is in parts" : "statement: in another claim";
    }

    private static string OfPair(ScenarioView view, string kind, string one, string other)
    {
        var (mine, theirs) = (view.ClaimOf(ClaimNamed(view, one)), view.ClaimOf(ClaimNamed(view, other)));
        return $"contradiction, {kind.ToLowerInvariant()}: " + (mine is null || theirs is null ? "a side not extracted" : mine == theirs ? "both sides in one claim" : "sides not held against each other");
    }

    private static string OfDenial(ScenarioView view, GoldClaim claim)
    {
        var denials = claim.Statements.Where(statement => statement.Stance == "DENIES").Select(view.StatementOf).OfType<Statement>().ToList();
        return "contradiction, denial: " + (denials.Count == 0 ? "not extracted" : denials.TrueForAll(statement => statement.Stance != Stance.Denies) ? "not read as one" : "apart from what it denies");
    }

    private static string OfCycle(ScenarioView view, GoldClaim claim, IReadOnlyList<string> outlets)
    {
        var reports = claim.Statements.Where(statement => outlets.Contains(view.Document(statement.Document).Outlet, StringComparer.OrdinalIgnoreCase))
            .GroupBy(statement => view.Document(statement.Document).Outlet, StringComparer.OrdinalIgnoreCase).ToList();
        var found = reports.ConvertAll(outlet => outlet.Select(view.ClaimOf).OfType<string>().ToHashSet(StringComparer.Ordinal));
        return "cycle: " + (found.Count < outlets.Count || found.Exists(claims => claims.Count == 0) ? "a report not extracted"
            : found.Aggregate(found[0].AsEnumerable(), (all, claims) => all.Intersect(claims)).Any() ? "who is cited not read" : "reports in several claims");
    }

    private static GoldClaim ClaimNamed(ScenarioView view, string id) => view.Gold.Claims.Single(claim => claim.Id == id);
}
