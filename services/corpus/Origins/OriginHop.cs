using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>One step of a path.</summary>
/// <param name="NodeId">The party, an id of <see cref="OriginReport.Nodes"/>.</param>
/// <param name="Kind">How it passed the statement on to the party before; PUBLISHED for a publisher.</param>
/// <param name="Words">The words that name it, in the text of <paramref name="DocumentId"/>; null for a publisher.</param>
/// <param name="Cue">The words that say that it was passed on, in the same text, or null.</param>
/// <param name="DocumentId">Document that tells this step: not that of the path's statement where the report of a cited outlet continues it.</param>
/// <param name="StatementId">Statement that tells this step.</param>
/// <param name="Reasons">What is odd, as codes of <see cref="OriginCodes"/>.</param>
public sealed record OriginHop(string NodeId, HopKind Kind, Span? Words, Span? Cue, Guid DocumentId, Guid StatementId, IReadOnlyList<string> Reasons);
