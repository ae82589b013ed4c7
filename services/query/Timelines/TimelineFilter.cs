namespace Hearsay.Query;

/// <summary>Which reports of events a timeline takes; empty parts take all.</summary>
/// <param name="Entity">Group of the names of who must take part.</param>
/// <param name="Participants">Folded words, all of which must be in names and aliases of those who took part.</param>
/// <param name="Query">Folded words that the sentence must have.</param>
/// <param name="Types">PLOVER types, any of which may match.</param>
/// <param name="From">Events of this day or later.</param>
/// <param name="Before">Events before this day.</param>
internal sealed record TimelineFilter(Guid? Entity, string[] Participants, string Query, string[] Types, DateOnly? From, DateOnly? Before);
