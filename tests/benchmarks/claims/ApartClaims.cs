namespace Hearsay.ClaimQuality;

/// <summary>Two claims with wordings that are kept apart.</summary>
/// <param name="One">A claim.</param>
/// <param name="Other">Another one.</param>
/// <param name="Score">How sure it is that they are about the same.</param>
/// <param name="Reason">NUMBER or DATE.</param>
/// <param name="Differing">What the one has, and the other.</param>
internal sealed record ApartClaims(Guid One, Guid Other, double Score, string Reason, IReadOnlyList<string> Differing);
