using System.Globalization;

namespace Hearsay.EngineBenchmark;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Parts">Which measurements to make; see <see cref="Usage"/>.</param>
/// <param name="Documents">A file of texts, or a folder of such files; null for the seeds.</param>
/// <param name="Count">Documents of a round.</param>
/// <param name="Rounds">Rounds of a measurement.</param>
internal sealed record Options(IReadOnlyList<string> Parts, string? Documents, int Count, int Rounds)
{
    public const string Usage = """
        usage: dotnet run --project tests/benchmarks/engine -c Release [-- [start] [throughput] [stages] [lengths] [sentences] [--documents DIR|FILE] [--count N] [--rounds N]]
        Without a name all five are measured. DIR holds JSON Lines files (.jsonl, .jsonl.gz) with a "text" in each line.
        """;

    public const string Start = "start", Throughput = "throughput", Stages = "stages", Lengths = "lengths", Sentences = "sentences";

    private const int Most = 10_000;
    private static readonly string[] All = [Start, Throughput, Stages, Lengths, Sentences];

    /// <summary>The options, or null where they make no sense.</summary>
    public static Options? Parse(IReadOnlyList<string> args)
    {
        var options = new Options([], null, 8, 7);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed is > 0 and <= Most ? parsed : 0;
            var read = args[i] switch
            {
                "--documents" when File.Exists(value) || Directory.Exists(value) => options with { Documents = value },
                "--count" when number > 0 => options with { Count = number },
                "--rounds" when number > 0 => options with { Rounds = number },
                var part when All.Contains(part, StringComparer.Ordinal) => options with { Parts = [.. options.Parts, part] },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            i += args[i].StartsWith("--", StringComparison.Ordinal) ? 1 : 0;
            options = read;
        }

        return options.Parts.Count > 0 ? options : options with { Parts = All };
    }
}
