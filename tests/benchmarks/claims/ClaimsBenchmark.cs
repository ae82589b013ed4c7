using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Sentences;

namespace Hearsay.ClaimQuality;

/// <summary>Reads scenarios, makes claims, prints how right they are.</summary>
internal static class ClaimsBenchmark
{
    public static int Run(string[] args, TextWriter output)
    {
        var folders = args.Where(arg => !arg.StartsWith('-')).Order(StringComparer.Ordinal).ToList();
        if (folders.Count == 0)
        {
            output.WriteLine("Usage: claims [--model] [--vectors] [--notes] [--claims] [--pairs] SCENARIO-FOLDER...");
            return 2;
        }

        using var model = args.Contains("--model") ? TaggerModel.Shipped() : null;
        using var encoder = args.Contains("--vectors") ? SentenceEncoder.Load() : null;
        var reader = new ScenarioReader(new EvidenceEngine(model is null ? new RuleTagger() : new ModelTagger(model)), encoder);
        var scenarios = folders.Select(Scenario.Read).ToList();
        var statements = scenarios.SelectMany(reader.Read).ToList();
        if (args.Contains("--pairs"))
        {
            PairDump.Write(scenarios, statements, output);
            return 0;
        }

        Print(scenarios, statements, encoder, args, output);
        return 0;
    }

    private static void Print(List<Scenario> scenarios, List<ReadStatement> statements, SentenceEncoder? encoder, string[] args, TextWriter output)
    {
        var scores = new ClaimScores(statements);
        var notes = new List<string>();
        Counted claims = default, contradictions = default;
        var (missing, beside) = (0, 0);
        foreach (var scenario in scenarios)
        {
            var bcubed = scores.BCubed(scenario, out var missed);
            var contradicting = scores.Contradicting(scenario, notes, out var outside);
            output.WriteLine($"{scenario.Name,-28} claims {bcubed}  not read {missed} of {scenario.Statements.Count}  contradictions {contradicting}, {outside} outside");
            (claims, contradictions, missing, beside) = (claims + bcubed, contradictions + contradicting, missing + missed, beside + outside);
        }

        output.WriteLine($"{"all",-28} claims {claims}  not read {missing}  contradictions {contradictions}, {beside} outside");
        QuestionScores.Print(scenarios, statements, encoder, args.Contains("--notes"), output);
        QuoteScores.Print(scenarios, statements, args.Contains("--notes"), output);
        if (args.Contains("--notes"))
        {
            notes.ForEach(output.WriteLine);
        }

        if (args.Contains("--claims"))
        {
            foreach (var gold in scenarios.SelectMany(scenario => scenario.Statements.Select(gold => (scenario, gold))))
            {
                var found = ClaimScores.Find(gold.scenario, statements, gold.gold.Url, gold.gold.Quote);
                output.WriteLine($"{gold.gold.Claim}\t{(found is null ? "------" : scores.ClaimOf(found))}\t{found?.Statement.Stance}\t{gold.gold.Stance}\t{gold.gold.Quote}\t=>\t{found?.Proposition.Text}\t{string.Join(' ', found?.Proposition.Words.Select(word => word.Stem) ?? [])}\t{string.Join(' ', found?.Proposition.Figures.Select(figure => figure.Number + figure.Unit) ?? [])}\t{string.Join(' ', found?.Proposition.Times ?? [])}");
            }
        }
    }
}
