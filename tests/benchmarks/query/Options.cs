using System.Globalization;

namespace Hearsay.QueryBenchmark;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Sizes">Numbers of statements, smallest first; a database is filled for each.</param>
/// <param name="Rounds">Requests that are measured of each kind.</param>
/// <param name="Projected">Documents that are projected one by one; 0 for none.</param>
internal sealed record Options(IReadOnlyList<int> Sizes, int Rounds, int Projected)
{
    public const string Usage = """
        usage: dotnet run --project tests/benchmarks/query -c Release [-- [--sizes N,N...] [--rounds N] [--projected N]]
        --sizes      statements, at least 1000 (10000,100000,1000000); ten are in a document
        --rounds     requests of each kind, by one client and again by four, at least 4 (300)
        --projected  documents that are projected one by one to tell how many a second it takes (1000), 0 for none
        """;

    private const int Most = 10_000_000;

    /// <summary>The options, or null where they make no sense.</summary>
    public static Options? Parse(IReadOnlyList<string> args)
    {
        var options = new Options([10_000, 100_000, 1_000_000], 300, 1_000);
        for (var i = 0; i < args.Count; i += 2)
        {
            var values = (i + 1 < args.Count ? args[i + 1] : "").Split(',').Select(Number).ToList();
            var read = args[i] switch
            {
                "--sizes" when values.All(value => value >= 1_000) => options with { Sizes = [.. values.Order()] },
                "--rounds" when values is [>= 4] => options with { Rounds = values[0] },
                "--projected" when values is [>= 0] => options with { Projected = values[0] },
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

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : -1;
}
