using Hearsay.Corpus.Claims;

namespace Hearsay.ClaimQuality;

/// <summary>Finds what cannot both be true: a claim that one affirms and another denies, and claims that differ in a number or a time alone.</summary>
internal static class Contradictions
{
    /// <summary>At most one denial a claim, and one of each other kind between two claims; the first reports of either side stand for it.</summary>
    /// <param name="statements">The statements of the claims; others are not known.</param>
    /// <param name="apart">Claims with wordings that are kept apart.</param>
    public static IReadOnlyList<Contradiction> Of(IReadOnlyCollection<ClaimStatement> statements, IReadOnlyCollection<ApartClaims> apart)
    {
        var claims = statements.GroupBy(statement => statement.Claim).ToDictionary(group => group.Key, group => group.OrderBy(item => item.Rank).ThenBy(item => item.Id).ToList());
        var found = claims.Values.Select(Denial).OfType<Contradiction>().ToList();
        foreach (var pair in apart.GroupBy(pair => (Low: Min(pair.One, pair.Other), High: Max(pair.One, pair.Other), pair.Reason)))
        {
            var best = pair.OrderByDescending(item => item.Score).ThenBy(item => string.Join('\n', item.Differing), StringComparer.Ordinal).First();
            if (claims.TryGetValue(best.One, out var one) && claims.TryGetValue(best.Other, out var other) && Between(best, one, other) is { } contradiction)
            {
                found.Add(contradiction);
            }
        }

        return [.. found.OrderBy(item => item.Other.Rank).ThenBy(item => item.Other.Id).ThenBy(item => item.One.Id).ThenBy(item => item.Kind)];
    }

    private static Contradiction? Denial(List<ClaimStatement> claim)
    {
        var affirming = claim.Find(statement => ClaimSide.Denies(statement.Stance) == false);
        var denying = claim.Find(statement => ClaimSide.Denies(statement.Stance) == true);
        return affirming is null || denying is null ? null : Ordered(ContradictionKind.Denial, affirming, denying, []);
    }

    private static Contradiction? Between(ApartClaims pair, List<ClaimStatement> one, List<ClaimStatement> other)
    {
        var kind = pair.Reason == PropositionKind.NumberReason ? ContradictionKind.Number : ContradictionKind.Date;
        var (left, right) = (one.Find(statement => ClaimSide.Denies(statement.Stance) == false), other.Find(statement => ClaimSide.Denies(statement.Stance) == false));
        return left is null || right is null ? null : Ordered(kind, left, right, pair.Differing);
    }

    private static Contradiction Ordered(ContradictionKind kind, ClaimStatement one, ClaimStatement other, IReadOnlyList<string> differing)
    {
        var isFirst = one.Rank < other.Rank || (one.Rank == other.Rank && one.Id.CompareTo(other.Id) <= 0);
        return isFirst ? new Contradiction(kind, one, other, differing) : new Contradiction(kind, other, one, [.. differing.Reverse()]);
    }

    private static Guid Min(Guid one, Guid other) => one.CompareTo(other) <= 0 ? one : other;

    private static Guid Max(Guid one, Guid other) => one.CompareTo(other) <= 0 ? other : one;
}
