using System.Text.Json;
using Hearsay.Corpus.Claims;

namespace Hearsay.ClaimQuality;

/// <summary>Writes what is known of each statement and of each pair of one scenario as JSON Lines, to fit weights on.</summary>
internal static class PairDump
{
    public static void Write(List<Scenario> scenarios, List<ReadStatement> statements, TextWriter output)
    {
        foreach (var scenario in scenarios)
        {
            var claims = scenario.Statements.Select(gold => (gold.Claim, ClaimScores.Find(scenario, statements, gold.Url, gold.Quote)?.Id)).ToList();
            var mine = statements.Where(statement => statement.Scenario == scenario.Name).ToList();
            output.WriteLine(JsonSerializer.Serialize(new
            {
                scenario = scenario.Name,
                gold = claims.Select(item => new { claim = item.Claim, at = mine.FindIndex(statement => statement.Id == item.Id) }),
                contradictions = scenario.Contradictions.Select(item => new[] { item.Kind, item.Claim, item.Other }),
                statements = mine.Select(statement => new
                {
                    url = statement.Url,
                    unit = statement.Unit.Id,
                    text = statement.Proposition.Text,
                    words = statement.Proposition.Words.Select(word => new object[] { word.Stem, word.Weight, word.IsName }),
                    figures = statement.Proposition.Figures.Select(figure => figure.Number + " " + figure.Unit),
                    times = statement.Proposition.Times,
                    setting = statement.Proposition.Setting,
                    negated = statement.Proposition.Negated,
                    stance = statement.Statement.Stance.ToString(),
                    vector = statement.Proposition.Vector?.Select(number => (int)number),
                }),
                pairs = Pairs(mine),
            }));
        }
    }

    private static List<object[]> Pairs(List<ReadStatement> mine)
    {
        var candidates = ClaimScores.Candidates(mine).SelectMany(pair => new[] { (pair.One.Id, pair.Other.Id), (pair.Other.Id, pair.One.Id) }).ToHashSet();
        var pairs = new List<object[]>();
        for (var i = 0; i < mine.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var pair = PairFeatures.Of(mine[k].Proposition, mine[i].Proposition);
                pairs.Add(
                [
                    k, i, candidates.Contains((mine[k].Id, mine[i].Id)), PropositionConflict.Of(mine[k].Proposition, mine[i].Proposition)?.Reason ?? "",
                    0, pair.Held, pair.HeldLess, pair.Names, false, 0, pair.SameNumber, pair.NumberOnOneSide, pair.SameTime, pair.OtherStory, pair.Cosine ?? 0, pair.BothDenied, pair.OneDenied,
                ]);
            }
        }

        return pairs;
    }
}
