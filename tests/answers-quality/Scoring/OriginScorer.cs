using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Counts of origins, of claims that several documents carry; cycles of reporting, of all claims.</summary>
internal static class OriginScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Origins is null)
        {
            return;
        }

        foreach (var claim in Counted(view.Gold))
        {
            var found = OriginsOf(view, claim)?.Origins ?? new OriginCount();
            score.MostOrigins += Math.Abs(found.AtMost - claim.Origins.AtMost);
            score.LeastOrigins += Math.Abs(found.AtLeast - claim.Origins.AtLeast);
            score.IntervalsMet += found.AtLeast <= claim.Origins.AtMost && claim.Origins.AtLeast <= found.AtMost;
            score.OutletsForOrigins += Math.Abs(Outlets(view, claim) - claim.Origins.AtMost);
            score.TextsForOrigins += Math.Abs(Texts(view, claim) - claim.Origins.AtMost);
        }

        score.Cycles += Tally.Of(CyclesFound(view), CyclesOfGold(view));
    }

    /// <summary>Claims of gold whose origins are counted.</summary>
    public static IEnumerable<GoldClaim> Counted(Gold gold) => gold.Claims.Where(claim => claim.Documents.Count >= 2);

    /// <summary>Origins of the claim that a claim of gold became; null where it was not found.</summary>
    public static GetOriginsResponse? OriginsOf(ScenarioView view, GoldClaim claim) =>
        view.ClaimOf(claim) is { } id ? view.Answers.Origins?.GetValueOrDefault(id) : null;

    /// <summary>What counting outlets gives, told which documents affirm the claim.</summary>
    public static int Outlets(ScenarioView view, GoldClaim claim) =>
        Affirming(claim).Select(url => view.Document(url).Outlet).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>What counting texts gives, told which documents affirm the claim and which are copies.</summary>
    public static int Texts(ScenarioView view, GoldClaim claim)
    {
        var groups = CopyScorer.GoldGroups(view);
        return Affirming(claim).Select(url => groups[url]).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Cycles of gold, as sets of outlets.</summary>
    public static IReadOnlyCollection<string> CyclesOfGold(ScenarioView view) => [.. view.Gold.Cycles.Select(cycle => Write(view, cycle.Outlets)).Distinct(StringComparer.Ordinal)];

    /// <summary>Cycles that were found over any claim of the scenario's documents.</summary>
    public static IReadOnlyCollection<string> CyclesFound(ScenarioView view) =>
    [
        .. from answer in (view.Answers.Origins ?? new Dictionary<string, GetOriginsResponse>()).Values
           let nameOf = answer.Nodes.ToDictionary(node => node.Id, node => node.Name, StringComparer.Ordinal)
           from cycle in answer.Cycles
           where cycle.Statements.Any(statement => view.Holds(statement.Passage.DocumentId))
           group cycle by Write(view, cycle.NodeIds.Select(id => nameOf[id])) into same
           select same.Key,
    ];

    private static IEnumerable<string> Affirming(GoldClaim claim) =>
        claim.Statements.Where(statement => statement.Stance == "AFFIRMS").Select(statement => statement.Document).Distinct(StringComparer.Ordinal);

    /// <summary>A set of outlets, in writing.</summary>
    public static string Write(ScenarioView view, IEnumerable<string> outlets) => string.Join(", ", outlets.Select(Known).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>A name as gold has it: an article in front and the case do not matter.</summary>
    private static string Known(string outlet)
    {
        var bare = outlet.ToUpperInvariant();
        return bare.StartsWith("THE ", StringComparison.Ordinal) ? bare[4..] : bare;
    }
}
