namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>How far a figure would move with other documents of the same kind: F1 of as many documents drawn with replacement, 500 times. The same input gives the same interval.</summary>
internal static class Bootstrap
{
    private const int Draws = 500;
    private const ulong Seed = 0x4E65_7773;

    /// <summary>The 2.5th and 97.5th percentile of F1.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<Tally> documents)
    {
        if (documents.Count == 0)
        {
            return (0, 0);
        }

        var state = Seed;
        var draws = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = default(Tally);
            for (var i = 0; i < documents.Count; i++)
            {
                // The upper half times the count: which document, without the bias of a remainder.
                sum += documents[(int)(((Next(ref state) >> 32) * (ulong)documents.Count) >> 32)];
            }

            draws[draw] = sum.F1;
        }

        Array.Sort(draws);
        return (draws[Draws * 25 / 1000], draws[Draws - 1 - (Draws * 25 / 1000)]);
    }

    // SplitMix64: the same numbers on every machine and runtime.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
