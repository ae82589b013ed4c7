using Hearsay.Engine;
using Hearsay.Engine.Model;

namespace Hearsay.EngineBenchmark;

/// <summary>Whether the time of a document grows with its length and no faster.</summary>
internal static class LengthMeasurement
{
    private static readonly (int Words, int ModelRounds, int FastRounds)[] Lengths = [(1_000, 5, 15), (10_000, 3, 9), (100_000, 1, 5)];

    public static void Run(Readers readers, NewsTexts texts, TextWriter output)
    {
        output.WriteLine("words    profile  seconds                   words/s");
        foreach (var (words, modelRounds, fastRounds) in Lengths)
        {
            var document = BenchmarkDocument.Of(texts.OfWords(words));
            Measure("model", readers.Model, document, modelRounds, output);
            Measure("fast", readers.Fast, document, fastRounds, output);
        }
    }

    private static void Measure(string name, EvidenceEngine engine, BenchmarkDocument document, int rounds, TextWriter output)
    {
        var seconds = new Spread();
        var isPartial = false;
        for (var round = 0; round < rounds; round++)
        {
            seconds.Add(Readers.Time([document], 1, one => isPartial = engine.Read(one.Input, CancellationToken.None).Shortfalls.Contains(Shortfall.PartialModelBudget)).Clock.TotalSeconds);
        }

        var note = isPartial ? $"   over the budget: the model read {(double)document.PiecesCovered / document.Pieces.Count:P0} of it, the rules the rest" : "";
        output.WriteLine($"{document.Words,-8} {name,-8} {seconds.Print("F3"),-25} {document.Words / seconds.Median:F0}{note}");
    }
}
