using System.Globalization;
using Hearsay.Corpus.Claims;
using Hearsay.Tagger.Sentences;

namespace Hearsay.ClaimQuality;

/// <summary>Whether the best statement for a question belongs to the claim that was asked for.</summary>
internal static class QuestionScores
{
    public static void Print(List<Scenario> scenarios, List<ReadStatement> statements, SentenceEncoder? encoder, bool notes, TextWriter output)
    {
        var (first, firstFive, all) = (0, 0, 0);
        foreach (var scenario in scenarios)
        {
            var goldOf = scenario.Statements.Select(gold => (gold.Claim, Found: ClaimScores.Find(scenario, statements, gold.Url, gold.Quote))).Where(pair => pair.Found is not null)
                .ToLookup(pair => pair.Found!.Id, pair => pair.Claim);
            foreach (var (claim, asked) in scenario.Questions)
            {
                var question = QuestionProposition.Of(asked, CancellationToken.None);
                question = encoder is null ? question : question with { Asked = question.Asked.With(encoder.Encode([question.Asked.Text], CancellationToken.None)[0]) };
                var ranked = statements.OrderByDescending(statement => ClaimMatch.Score(question, statement.Proposition)).ThenBy(statement => statement.Id).Take(5).ToList();
                all++;
                first += goldOf[ranked[0].Id].Contains(claim) ? 1 : 0;
                firstFive += ranked.Exists(statement => goldOf[statement.Id].Contains(claim)) ? 1 : 0;
                if (notes && !goldOf[ranked[0].Id].Contains(claim))
                {
                    output.WriteLine($"  asked {asked} ({claim}), got {ranked[0].Proposition.Text}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"questions: the best statement is of the claim {(double)first / all:0.000}, one of the best five {(double)firstFive / all:0.000}, of {all}"));
    }
}
