using System.Diagnostics;
using Hearsay.Tagger.Sentences;

namespace Hearsay.EngineBenchmark;

/// <summary>The sentence encoder: loading it beside the tagger, its memory, and statements a second on one thread and on two.</summary>
internal static class SentenceMeasurement
{
    private const double Mebibyte = 1 << 20;

    // Statements are encoded a few at a time, as many as two threads take in turn.
    private const int Portion = 16, Most = 512;

    public static void Run(NewsTexts texts, int rounds, TextWriter output)
    {
        var before = Memory();
        var watch = Stopwatch.StartNew();
        using var encoder = SentenceEncoder.Load();
        var load = watch.Elapsed;
        watch.Restart();
        encoder.Encode(["The yard stays shut, the board said."], CancellationToken.None);
        var first = watch.Elapsed;
        output.WriteLine($"sentence encoder: load {load.TotalMilliseconds:F0} ms, the first text {first.TotalMilliseconds:F0} ms; working set {before:F0} MiB before, {Memory():F0} MiB with it");

        var portions = Sentences(texts).Chunk(Portion).ToList();
        var count = portions.Sum(portion => portion.Length);
        output.WriteLine($"{count} sentences of {portions.SelectMany(portion => portion).Average(text => new NewsText(text, "").Words):F0} words on average");
        output.WriteLine("threads  sentences/s");
        foreach (var threads in new[] { 1, 2 })
        {
            var speed = new Spread();
            for (var round = 0; round < rounds; round++)
            {
                speed.Add(count / Readers.Time(portions, threads, portion => encoder.Encode(portion, CancellationToken.None)).Clock.TotalSeconds);
            }

            output.WriteLine($"{threads,7}  {speed.Print("F0")}");
        }

        output.WriteLine($"working set {Memory():F0} MiB after encoding");
    }

    // Ends of lines and full stops before a space are near enough to the ends of sentences here.
    private static IEnumerable<string> Sentences(NewsTexts texts) =>
        texts.All.SelectMany(text => text.Text.Split(["\n", ". "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Take(Most);

    private static double Memory()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Mebibyte;
    }
}
