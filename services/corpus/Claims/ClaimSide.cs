using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>On which side of its proposition a statement stands.</summary>
public static class ClaimSide
{
    /// <summary>Whether a statement says that its proposition does not hold; null where it takes no side.</summary>
    public static bool? Denies(Stance stance, Proposition proposition) => stance switch
    {
        Stance.Denies => true,
        Stance.Affirms => proposition.Negated,
        _ => null,
    };
}
