using System.Diagnostics;
using Hearsay.Engine;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;

namespace Hearsay.EngineBenchmark;

/// <summary>Loading, the first document after it and those that follow, and the process's memory meanwhile.</summary>
internal static class StartMeasurement
{
    private const double Mebibyte = 1 << 20;

    /// <returns>The model that was loaded, for the caller to dispose.</returns>
    public static TaggerModel Run(EngineInput input, TextWriter output)
    {
        var before = Memory();
        var watch = Stopwatch.StartNew();
        var model = TaggerModel.Shipped();
        var engine = new EvidenceEngine(new ModelTagger(model));
        var load = watch.Elapsed;
        var loaded = Memory();

        watch.Restart();
        engine.Read(input, CancellationToken.None);
        var first = watch.Elapsed;
        var later = new Spread();
        for (var i = 0; i < 5; i++)
        {
            watch.Restart();
            engine.Read(input, CancellationToken.None);
            later.Add(watch.Elapsed.TotalMilliseconds);
        }

        output.WriteLine($"load {load.TotalMilliseconds:F0} ms; the first document {first.TotalMilliseconds:F0} ms, later the same {later.Print("F0")} ms");
        output.WriteLine($"working set {before:F0} MiB before, {loaded:F0} MiB with the model, {Memory():F0} MiB after reading");
        output.WriteLine();
        return model;
    }

    private static double Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Mebibyte;
    }
}
