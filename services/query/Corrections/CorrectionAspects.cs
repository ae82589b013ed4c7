using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>What a change is about.</summary>
internal static class CorrectionAspects
{
    /// <summary>Each aspect once, in the order of their numbers.</summary>
    public static IReadOnlyList<CorrectedAspect> Of(StatementChange change) =>
    [
        .. change.Speaker is not null ? [CorrectedAspect.Speaker] : Array.Empty<CorrectedAspect>(),
        .. change.Hops.Count > 0 ? [CorrectedAspect.Hop] : Array.Empty<CorrectedAspect>(),
        .. change.Stance != Stance.Unspecified ? [CorrectedAspect.Stance] : Array.Empty<CorrectedAspect>(),
        .. change.Certainty != Certainty.Unspecified ? [CorrectedAspect.Certainty] : Array.Empty<CorrectedAspect>(),
        .. change.Rejected ? [CorrectedAspect.Rejection] : Array.Empty<CorrectedAspect>(),
    ];
}
