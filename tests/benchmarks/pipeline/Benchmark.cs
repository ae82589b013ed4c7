using System.Runtime.InteropServices;

namespace Hearsay.PipelineBenchmark;

/// <summary>Measures the way of documents through all services and prints what it finds.</summary>
internal static class Benchmark
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (Options.Parse(args) is not { } options)
        {
            await errors.WriteLineAsync(Options.Usage);
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("hearsay-pipeline-").FullName;
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        try
        {
            await output.WriteLineAsync($"{Environment.ProcessorCount} cores");
            if (options.Parts.Contains("relay"))
            {
                await RelayMeasurement.RunAsync(options.Events, output, stop.Token);
            }

            if (options.Parts.Contains("latency"))
            {
                await LatencyMeasurement.RunAsync(folder, options.Seconds, output, stop.Token);
            }

            if (options.Parts.Contains("notice"))
            {
                await NoticeMeasurement.RunAsync(folder, options.Seconds, output, stop.Token);
            }

            if (options.Parts.Contains("backlog"))
            {
                await BacklogMeasurement.RunAsync(folder, options.Backlog, options.Seconds, output, stop.Token);
            }

            if (options.Parts.Contains("archive"))
            {
                await ArchiveMeasurement.RunAsync(folder, options.Archive, options.Seconds, output, stop.Token);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
