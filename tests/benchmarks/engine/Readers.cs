using System.Diagnostics;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;

namespace Hearsay.EngineBenchmark;

/// <summary>How long something took.</summary>
/// <param name="Clock">By the clock.</param>
/// <param name="Processor">Time that the whole process had of all cores: another process weighs less on it.</param>
internal readonly record struct Duration(TimeSpan Clock, TimeSpan Processor)
{
    public static Duration operator +(Duration one, Duration other) => new(one.Clock + other.Clock, one.Processor + other.Processor);
}

/// <summary>The three things that are compared.</summary>
internal sealed class Readers(TaggerModel model)
{
    public EvidenceEngine Model { get; } = new(new ModelTagger(model));

    public EvidenceEngine Fast { get; } = new(new RuleTagger());

    /// <summary>Runs the encoder over a document's windows and does nothing with what it says.</summary>
    public void Encode(BenchmarkDocument document)
    {
        foreach (var window in document.Windows)
        {
            model.Read(document.Pieces, window, CancellationToken.None).Dispose();
        }
    }

    /// <summary>Time to do something with all documents, which the threads take from a queue in turn.</summary>
    public static Duration Time<T>(IReadOnlyList<T> documents, int threads, Action<T> read)
    {
        var next = -1;
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var all = Enumerable.Range(1, threads - 1).Select(_ => new Thread(Work)).ToList();
        all.ForEach(thread => thread.Start());
        Work();
        all.ForEach(thread => thread.Join());
        return new Duration(watch.Elapsed, Environment.CpuUsage.TotalTime - processor);

        void Work()
        {
            for (var at = Interlocked.Increment(ref next); at < documents.Count; at = Interlocked.Increment(ref next))
            {
                read(documents[at]);
            }
        }
    }
}
