using System.Diagnostics;
using Hearsay.Engine;

namespace Hearsay.EngineBenchmark;

/// <summary>Where the time of a document goes, by stage, on one thread.</summary>
internal static class StageMeasurement
{
    public static void Run(Readers readers, IReadOnlyList<BenchmarkDocument> documents, int rounds, TextWriter output)
    {
        var encoder = new Spread();
        var (model, fast) = (new StageClock(), new StageClock());
        for (var round = 0; round < rounds; round++)
        {
            Readers.Time(documents, 1, document => readers.Model.Read(document.Input, model, CancellationToken.None));
            encoder.Add(Readers.Time(documents, 1, readers.Encode).Clock.TotalMilliseconds / documents.Count);
            Readers.Time(documents, 1, document => readers.Fast.Read(document.Input, fast, CancellationToken.None));
            model.EndRound(documents.Count);
            fast.EndRound(documents.Count);
        }

        output.WriteLine("stage             model ms a document         fast ms a document");
        foreach (var (stage, spread) in model.Stages)
        {
            output.WriteLine($"{stage,-16} {spread.Print("F2"),-28} {fast.Stages[stage].Print("F2")}");
            if (stage == "cues")
            {
                output.WriteLine($"{"  its encoder",-16} {encoder.Print("F2"),-28} run by itself on the same windows");
            }
        }
    }

    /// <summary>Adds up the time of each stage.</summary>
    private sealed class StageClock : IStageObserver
    {
        private readonly Dictionary<string, TimeSpan> _round = new(StringComparer.Ordinal);

        /// <summary>Milliseconds a document, in the order in which stages were first seen.</summary>
        public OrderedDictionary<string, Spread> Stages { get; } = new(StringComparer.Ordinal);

        public IDisposable Enter(string stage) => new Span(this, stage);

        public void EndRound(int documents)
        {
            foreach (var (stage, time) in _round)
            {
                Stages.TryAdd(stage, new Spread());
                Stages[stage].Add(time.TotalMilliseconds / documents);
            }

            _round.Clear();
        }

        private sealed class Span(StageClock clock, string stage) : IDisposable
        {
            private readonly long _start = Stopwatch.GetTimestamp();

            public void Dispose() => clock._round[stage] = clock._round.GetValueOrDefault(stage) + Stopwatch.GetElapsedTime(_start);
        }
    }
}
