using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// Which statements of a document tell where it has a claim from. A headline sums up what the text tells with its source, and a report that names its
/// source once goes on with "he added": neither is another way to the claim where the same document tells it better.
/// </summary>
internal static class TellingTestimonies
{
    /// <summary>The testimonies in their order, without those that another one of the same document, claim and side tells better.</summary>
    /// <param name="testimonies">In order.</param>
    /// <param name="side">On which side a testimony stands.</param>
    /// <param name="isKept">Those that stay whatever else is told.</param>
    public static List<Testimony> Of(IReadOnlyList<Testimony> testimonies, Func<Testimony, Stance> side, Func<Testimony, bool> isKept)
    {
        var best = testimonies.GroupBy(testimony => (testimony.DocumentId, testimony.ClaimId, side(testimony))).ToDictionary(group => group.Key, group => group.Max(Worth));
        return [.. testimonies.Where(testimony => isKept(testimony) || Worth(testimony) == best[(testimony.DocumentId, testimony.ClaimId, side(testimony))])];
    }

    private static int Worth(Testimony testimony) => (IsVague(testimony) ? 0 : 2) + (testimony.IsHeadline ? 0 : 1);

    private static bool IsVague(Testimony testimony) =>
        testimony.Chain.Count == 0 || testimony.UnresolvedSource is not null || testimony.Reasons.Contains(OriginCodes.OriginUnresolved);
}
