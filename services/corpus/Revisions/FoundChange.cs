using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>One side of a change before those that tell the same are joined.</summary>
internal sealed record FoundSide(IReadOnlyList<Span> Words, string Value, int? Statement);

/// <summary>A change before those that tell the same are joined.</summary>
internal sealed record FoundChange(ChangeKind Kind, FoundSide? Before, FoundSide? After);
