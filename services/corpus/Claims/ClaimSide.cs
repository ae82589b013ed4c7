using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>On which side of its proposition a statement stands.</summary>
public static class ClaimSide
{
    /// <summary>
    /// Whether a statement says that its proposition does not hold; null where it takes no side. A "not" alone is no denial: of two wordings of one
    /// assertion one often has it, "will not train before Wednesday" beside "is kept out until Wednesday".
    /// </summary>
    public static bool? Denies(Stance stance) => stance switch
    {
        Stance.Denies => true,
        Stance.Affirms => false,
        _ => null,
    };
}
