using System.Globalization;

namespace Hearsay.PipelineBenchmark;

/// <summary>From submit until query answers, at one and, by rules alone, at ten documents a second, and the memory of each process after it.</summary>
internal static class LatencyMeasurement
{
    // The model reads some three articles a second on a core: at ten a second what waits would be measured and not the way.
    private static readonly (string Profile, int[] Rates)[] Measured = [("model", [1]), ("fast", [1, 10])];

    public static async Task RunAsync(string folder, int seconds, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (profile, rates) in Measured)
        {
            await using var platform = await Platform.StartAsync(folder, profile, cancellationToken);
            foreach (var rate in rates)
            {
                var latencies = await platform.Journeys.MeasureAsync(rate, rate * seconds, cancellationToken);
                await output.WriteLineAsync($"submit to queryable, engine {profile}, {rate} a second: {latencies}");
            }

            foreach (var (program, processes, mebibytes) in ProcessMemory.OfChildren())
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {program,-24} {mebibytes,7:F0} MiB, processes: {processes}"));
            }
        }
    }
}
