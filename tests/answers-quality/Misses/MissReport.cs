using System.Globalization;
using System.Text;
using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Misses;

/// <summary>What of a scenario is not as gold has it, to be read by whoever writes rules: claims, and how many origins they have.</summary>
internal static class MissReport
{
    public static string Of(ScenarioView view)
    {
        var text = new StringBuilder();
        Line(text, 0, $"== {view.Scenario.Name}");
        AddClaims(view, text);
        AddOrigins(view, text);
        OtherMisses.Add(view, text);
        return text.ToString();
    }

    /// <summary>Adds a line, each level set in by two more spaces; line ends in it become spaces.</summary>
    internal static void Line(StringBuilder text, int level, FormattableString words) =>
        text.Append(' ', 2 * level).Append(words.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings(" ")).Append('\n');

    /// <summary>Words that name a claim: of gold where it is one of it, else as written.</summary>
    internal static string NameOf(ScenarioView view, string claimId)
    {
        var text = view.Answers.Whole.TryGetValue(claimId, out var whole) ? whole.Claim.Text : "";
        return view.GoldOf(claimId) is { } gold ? $"{claimId[^4..]} ({gold}) \"{text}\"" : $"{claimId[^4..]} \"{text}\"";
    }

    private static void AddClaims(ScenarioView view, StringBuilder text)
    {
        Line(text, 0, $"CLAIMS: where the statements of each went; * marks the claim that most went to");
        foreach (var claim in view.Gold.Claims)
        {
            var main = view.ClaimOf(claim);
            var parts = claim.Statements.Select(view.ClaimOf).Distinct().Count();
            Line(text, 1, $"{claim.Id}: {claim.Text} [{claim.Statements.Count} statements in {parts} claims]");
            foreach (var statement in claim.Statements)
            {
                AddStatement(view, text, statement, main);
            }

            AddStrangers(view, text, claim, main);
        }
    }

    private static void AddStatement(ScenarioView view, StringBuilder text, GoldStatement statement, string? main)
    {
        var found = view.StatementOf(statement);
        var outlet = view.Document(statement.Document).Outlet;
        if (found is null)
        {
            Line(text, 2, $"NOT EXTRACTED  {outlet}: \"{statement.Quote}\" ({statement.Stance})");
            return;
        }

        var claim = view.ClaimOf(statement);
        var stance = found.Stance.ToString().ToUpperInvariant();
        var place = claim is null ? "no claim" : claim == main ? "*" : NameOf(view, claim);
        Line(text, 2, $"{place}  {outlet}: \"{Words(found)}\"{(Words(found) == statement.Quote ? "" : $" for \"{statement.Quote}\"")}{(stance == statement.Stance ? "" : $" {stance} for {statement.Stance}")}");
    }

    /// <summary>What else came into the claim: occurrences of other claims of gold.</summary>
    private static void AddStrangers(ScenarioView view, StringBuilder text, GoldClaim claim, string? main)
    {
        foreach (var other in view.Gold.Claims.Where(other => other.Id != claim.Id && main is not null))
        {
            foreach (var statement in other.Statements.Where(statement => view.ClaimOf(statement) == main))
            {
                Line(text, 2, $"* ALSO HOLDS ({other.Id})  {view.Document(statement.Document).Outlet}: \"{statement.Quote}\"");
            }
        }
    }

    private static void AddOrigins(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Origins is null)
        {
            return;
        }

        Line(text, 0, $"ORIGINS: those that are not as in gold");
        foreach (var claim in OriginScorer.Counted(view.Gold))
        {
            var answer = OriginScorer.OriginsOf(view, claim);
            if (answer?.Origins is { } count && count.AtLeast == claim.Origins.AtLeast && count.AtMost == claim.Origins.AtMost)
            {
                continue;
            }

            Line(text, 1, $"{claim.Id}: {answer?.Origins?.AtLeast ?? 0} to {answer?.Origins?.AtMost ?? 0}, gold {claim.Origins.AtLeast} to {claim.Origins.AtMost}: {string.Join("; ", claim.Origins.Names)}");
            AddPaths(text, answer);
        }

        var (found, gold) = (OriginScorer.CyclesFound(view), OriginScorer.CyclesOfGold(view));
        Line(text, 0, $"CYCLES: missed {string.Join(" | ", gold.Except(found))}; beside {string.Join(" | ", found.Except(gold))}");
    }

    private static void AddPaths(StringBuilder text, GetOriginsResponse? answer)
    {
        if (answer is null)
        {
            return;
        }

        if (answer.Paths.Count == 0)
        {
            Line(text, 2, $"no path; {answer.Denials.Count} of denials, {answer.Questions.Count} of questions");
        }

        var nodes = answer.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        foreach (var path in answer.Paths)
        {
            var hops = path.Hops.Select(hop => $"{nodes[hop.NodeId].Name} ({hop.NodeId}{Ending(nodes[hop.NodeId])}{(hop.Reasons.Count > 0 ? ", " + string.Join(", ", hop.Reasons) : "")})");
            Line(text, 2, $"{string.Join(" < ", hops)}: \"{Words(path.Statement.Statement)}\"");
        }

        static string Ending(OriginNode node) => (node.Origin ? ", origin" : "") + (node.UnresolvedReason.Length > 0 ? $", {node.UnresolvedReason}" : "");
    }

    private static string Words(Statement statement) => string.Join(" ... ", statement.Content.Select(span => span.Text));
}
