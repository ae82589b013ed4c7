namespace Hearsay.EngineBenchmark;

/// <summary>Measures the engine's speed and memory and prints what it finds.</summary>
internal static class Benchmark
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (Options.Parse(args) is not { } options)
        {
            errors.WriteLine(Options.Usage);
            return 2;
        }

        var texts = options.Documents is { } path ? NewsTexts.Of(path) : NewsTexts.Seeds();
        var news = texts.Documents(options.Count);
        // First, before anything has warmed the process.
        using var model = StartMeasurement.Run(BenchmarkDocument.InputOf(news[0]), options.Parts.Contains(Options.Start) ? output : TextWriter.Null);

        // The longest first, so that two threads end together.
        List<BenchmarkDocument> documents = [.. news.Select(BenchmarkDocument.Of).OrderByDescending(document => document.PiecesRead)];
        Describe(documents, options, output);
        var readers = new Readers(model);
        Readers.Time(documents, 1, document => readers.Fast.Read(document.Input, CancellationToken.None));
        Measure(readers, documents, texts, options, output);
        return 0;
    }

    private static void Describe(List<BenchmarkDocument> documents, Options options, TextWriter output)
    {
        double words = documents.Sum(document => document.Words), covered = documents.Sum(document => document.PiecesCovered);
        var (windows, twice) = (documents.Sum(document => document.Windows.Count), documents.Sum(document => document.PiecesRead) - covered);
        output.WriteLine($"{documents.Count} documents ({options.Documents ?? "the seeds joined"}) of {words / documents.Count:F0} words and {covered / documents.Count:F0} pieces on average");
        output.WriteLine($"{windows} windows, {twice / covered:P1} of the pieces are read twice; {Environment.ProcessorCount} cores");
    }

    private static void Measure(Readers readers, List<BenchmarkDocument> documents, NewsTexts texts, Options options, TextWriter output)
    {
        foreach (var part in options.Parts.Where(part => part != Options.Start))
        {
            output.WriteLine();
            switch (part)
            {
                case Options.Throughput:
                    ThroughputMeasurement.Run(readers, documents, options.Rounds, output);
                    break;
                case Options.Stages:
                    StageMeasurement.Run(readers, documents, options.Rounds, output);
                    break;
                case Options.Sentences:
                    SentenceMeasurement.Run(texts, options.Rounds, output);
                    break;
                default:
                    LengthMeasurement.Run(readers, texts, output);
                    break;
            }
        }
    }
}
