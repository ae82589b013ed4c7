using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>One side of a change.</summary>
/// <param name="Words">Words that it shows in.</param>
/// <param name="Value">What they stand for where that is not the words themselves; may be empty.</param>
/// <param name="Statement">Index of the statement in the evidence; null where there is none.</param>
/// <param name="Also">Other places where the same change shows.</param>
public sealed record ChangedWords(IReadOnlyList<Span> Words, string Value, int? Statement, IReadOnlyList<Span> Also);

/// <summary>One change.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Before">In the earlier revision; null for what was added.</param>
/// <param name="After">In the later one; null for what was removed.</param>
public sealed record RevisionChange(ChangeKind Kind, ChangedWords? Before, ChangedWords? After);
