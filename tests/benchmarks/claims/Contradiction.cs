namespace Hearsay.ClaimQuality;

/// <summary>Why two statements cannot both be true; the numbers are those of the contract.</summary>
internal enum ContradictionKind
{
    /// <summary>One denies what the other affirms.</summary>
    Denial = 1,

    /// <summary>They give different numbers for the same.</summary>
    Number = 2,

    /// <summary>They give different times for the same.</summary>
    Date = 3,
}

/// <summary>Two statements that cannot both be true.</summary>
/// <param name="Kind">Why.</param>
/// <param name="One">The earlier: the first report of its side.</param>
/// <param name="Other">The later.</param>
/// <param name="Differing">What differs, in the order of the two; none for a denial.</param>
internal sealed record Contradiction(ContradictionKind Kind, ClaimStatement One, ClaimStatement Other, IReadOnlyList<string> Differing);
