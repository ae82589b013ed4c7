namespace Hearsay.Query;

/// <summary>A name that a decision speaks of.</summary>
/// <param name="Id">Unit of the name.</param>
/// <param name="Side">0 or 1.</param>
/// <param name="Name">As a document prints it; empty for one that stands alone in none.</param>
/// <param name="IsOfDocument">Whether it is compared by what its document tells beside it, so that it may be another unit when that is read anew.</param>
internal sealed record DecidedName(Guid Id, short Side, string Name, bool IsOfDocument);
