using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A correction that nobody took back, as readings are corrected with it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">Revision that it was made about.</param>
/// <param name="Change">What it changes; each party has a type.</param>
/// <param name="Anchor">The words that it is tied to.</param>
/// <param name="CorrectedBy">Who made it.</param>
/// <param name="Reason">Why.</param>
/// <param name="CorrectedAt">When.</param>
internal sealed record HeldCorrection(
    Guid Id, int Revision, StatementChange Change, CorrectionAnchor Anchor, string CorrectedBy, string Reason, DateTime CorrectedAt);
