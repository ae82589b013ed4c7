namespace Hearsay.Query;

/// <summary>Which events a list takes; empty parts take all.</summary>
/// <param name="Participants">Folded words, all of which must be in names and aliases of those who took part.</param>
/// <param name="Types">PLOVER types, any of which may match.</param>
/// <param name="Statuses">Numbers of statuses, any of which may match.</param>
/// <param name="Document">Only this document.</param>
internal sealed record EventFilter(string[] Participants, string[] Types, short[] Statuses, Guid? Document);
