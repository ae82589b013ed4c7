using System.Globalization;
using Hearsay.Corpus.Claims;

namespace Hearsay.ClaimQuality;

/// <summary>Writes every pair of annotated statements of one scenario, to fit weights on.</summary>
internal static class PairDump
{
    public static void Write(List<Scenario> scenarios, List<ReadStatement> statements, TextWriter output)
    {
        output.WriteLine("scenario\tlabel\tcandidate\tconflict\tfeatures\tone\tother");
        foreach (var scenario in scenarios)
        {
            var known = scenario.Statements.Select(gold => (Gold: gold, Found: ClaimScores.Find(scenario, statements, gold.Url, gold.Quote))).Where(pair => pair.Found is not null)
                .GroupBy(pair => pair.Found!.Unit.Id).Select(group => (group.First().Found, Claims: group.Select(pair => pair.Gold.Claim).ToHashSet(StringComparer.Ordinal))).ToList();
            var candidates = ClaimScores.Candidates([.. known.Select(item => item.Found!)]).Select(pair => (pair.One.Unit.Id, pair.Other.Unit.Id)).ToHashSet();
            for (var i = 0; i < known.Count; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    var (one, other) = (known[k].Found!, known[i].Found!);
                    var label = known[i].Claims.Overlaps(known[k].Claims) ? "same" : scenario.Contradictions.Any(item => item.Claim != item.Other && ((known[i].Claims.Contains(item.Claim) && known[k].Claims.Contains(item.Other)) || (known[k].Claims.Contains(item.Claim) && known[i].Claims.Contains(item.Other)))) ? "apart" : "other";
                    output.WriteLine(string.Join('\t', scenario.Name, label, candidates.Contains((one.Unit.Id, other.Unit.Id)) ? 1 : 0, PropositionConflict.Of(one.Proposition, other.Proposition)?.Reason ?? "-", Features(PairFeatures.Of(one.Proposition, other.Proposition)), one.Proposition.Text, other.Proposition.Text));
                }
            }
        }
    }

    private static string Features(PairFeatures pair) => string.Join(' ', new[]
    {
        pair.Jaccard, pair.Held, pair.HeldLess, pair.Names, pair.NamesDiffer ? 1 : 0, pair.Shared, pair.SameNumber ? 1 : 0, pair.NumberOnOneSide ? 1 : 0, pair.SameTime ? 1 : 0, pair.Setting, pair.Cosine ?? 0,
    }.Select(number => number.ToString("0.0000", CultureInfo.InvariantCulture)));
}
