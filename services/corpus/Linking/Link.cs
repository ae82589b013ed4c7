namespace Hearsay.Corpus.Linking;

/// <summary>Two units of one kind that are held to be the same.</summary>
/// <param name="One">The one with the smaller id.</param>
/// <param name="Other">The other.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Reason">Why, as a code.</param>
public readonly record struct Link(Guid One, Guid Other, double Score, string Reason);
