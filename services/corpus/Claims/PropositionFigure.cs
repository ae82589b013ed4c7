namespace Hearsay.Corpus.Claims;

/// <summary>A number of a proposition.</summary>
/// <param name="Number">As a decimal, for example "28".</param>
/// <param name="High">The upper number of a range; empty elsewhere.</param>
/// <param name="Unit">Stem of the last word of the unit, or of the noun that is counted; empty where there is none.</param>
/// <param name="Bound">How it bounds what it counts, as in the contract.</param>
public readonly record struct PropositionFigure(string Number, string High, string Unit, byte Bound);
