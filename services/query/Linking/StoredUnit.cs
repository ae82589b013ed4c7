using Hearsay.Corpus.Linking;

namespace Hearsay.Query;

/// <summary>A unit as it is stored.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Terms">Terms that it is looked up by, as PostgreSQL writes a tsvector; null for kinds that are not looked up.</param>
internal sealed record StoredUnit(Unit Unit, string? Terms);

/// <summary>Two units that have to do with each other.</summary>
/// <param name="One">The one with the smaller id.</param>
/// <param name="Other">The other.</param>
/// <param name="Likeness">What they are to each other.</param>
/// <param name="Keys">Keys that they share.</param>
internal sealed record FoundPair(Guid One, Guid Other, Likeness Likeness, IReadOnlyList<long> Keys);
