namespace Hearsay.Corpus.Origins;

/// <summary>The way of one statement from its publisher to an origin.</summary>
/// <param name="StatementId">Statement that it begins with.</param>
/// <param name="Hops">Publisher first, origin last.</param>
/// <param name="Reasons">What is missing or uncertain: codes of `Statement.reasons`, and why the origin is not reached.</param>
public sealed record OriginPath(Guid StatementId, IReadOnlyList<OriginHop> Hops, IReadOnlyList<string> Reasons);
