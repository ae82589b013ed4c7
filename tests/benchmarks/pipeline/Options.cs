using System.Globalization;

namespace Hearsay.PipelineBenchmark;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Parts">Measurements to make, of <see cref="All"/>.</param>
/// <param name="Events">Events that the relay sends.</param>
/// <param name="Backlog">Events that wait while fresh documents come.</param>
/// <param name="Archive">Documents of an archive that wait while fresh ones come.</param>
/// <param name="Seconds">How long documents are submitted at each rate.</param>
internal sealed record Options(IReadOnlySet<string> Parts, int Events, int Backlog, int Archive, int Seconds)
{
    public const string Usage = """
        usage: dotnet run --project tests/benchmarks/pipeline -c Release [-- [--parts relay,latency,notice,backlog,archive] [--events N] [--backlog N] [--archive N] [--seconds N]]
        --parts     what is measured (all five)
        --events    events that the relay sends (20000)
        --backlog   events that wait while fresh documents come (100000)
        --archive   documents of an archive that wait while fresh ones come (300)
        --seconds   how long documents come at each rate (60)
        """;

    private const int Most = 1_000_000;
    private static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal) { "relay", "latency", "notice", "backlog", "archive" };

    /// <summary>The options, or null where they make no sense.</summary>
    public static Options? Parse(IReadOnlyList<string> args)
    {
        var options = new Options(All, 20_000, 100_000, 300, 60);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            var read = (args[i], int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most) switch
            {
                ("--parts", _) when value.Split(',').ToHashSet(StringComparer.Ordinal) is var parts && All.IsSupersetOf(parts) => options with { Parts = parts },
                ("--events", true) => options with { Events = number },
                ("--backlog", true) => options with { Backlog = number },
                ("--archive", true) => options with { Archive = number },
                ("--seconds", true) => options with { Seconds = number },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            options = read;
        }

        return options;
    }
}
