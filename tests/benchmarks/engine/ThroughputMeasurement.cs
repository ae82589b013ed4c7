namespace Hearsay.EngineBenchmark;

/// <summary>Documents and pieces a second, on one thread and on two: the whole engine, its encoder alone on the same windows, the rules alone.</summary>
internal static class ThroughputMeasurement
{
    /// <summary>The whole engine is to be this fast at least, as a share of its encoder.</summary>
    private const double Goal = 0.85;

    // Places in the list of what is compared.
    private const int Whole = 0, Bare = 1;

    public static void Run(Readers readers, IReadOnlyList<BenchmarkDocument> documents, int rounds, TextWriter output)
    {
        (string Name, Action<BenchmarkDocument> Read)[] all =
        [
            ("model", document => readers.Model.Read(document.Input, CancellationToken.None)),
            ("bare encoder", readers.Encode),
            ("fast", document => readers.Fast.Read(document.Input, CancellationToken.None)),
        ];
        output.WriteLine("profile       threads  documents/s               pieces/s   (median of rounds, lowest to highest)");
        foreach (var threads in new[] { 1, 2 })
        {
            Measure(all, threads, documents, rounds, output);
        }
    }

    private static void Measure((string Name, Action<BenchmarkDocument> Read)[] all, int threads, IReadOnlyList<BenchmarkDocument> documents, int rounds, TextWriter output)
    {
        var speeds = all.Select(_ => new Spread()).ToList();
        var (byClock, byProcessor) = (new Spread(), new Spread());
        for (var round = 0; round < rounds; round++)
        {
            // In turn, document by document where one thread reads, and each round from the other end: what else the machine does then weighs on all alike.
            var times = new Duration[all.Length];
            var order = Enumerable.Range(0, all.Length).ToList();
            order.Sort((a, b) => round % 2 == 0 ? a - b : b - a);
            foreach (var part in documents.Chunk(threads == 1 ? 1 : documents.Count))
            {
                order.ForEach(at => times[at] += Readers.Time(part, threads, all[at].Read));
            }

            for (var at = 0; at < all.Length; at++)
            {
                speeds[at].Add(documents.Count / times[at].Clock.TotalSeconds);
            }

            byClock.Add(times[Bare].Clock / times[Whole].Clock);
            byProcessor.Add(times[Bare].Processor / times[Whole].Processor);
        }

        var pieces = (double)documents.Sum(document => document.PiecesCovered) / documents.Count;
        for (var at = 0; at < all.Length; at++)
        {
            output.WriteLine($"{all[at].Name,-13} {threads,7}  {speeds[at].Print("F2"),-24} {speeds[at].Median * pieces,9:F0}");
        }

        output.WriteLine($"speed of the whole as a share of the bare encoder's: {byClock.Print("F3")} by the clock, {byProcessor.Print("F3")} by processor time; goal {Goal:F2}");
    }
}
