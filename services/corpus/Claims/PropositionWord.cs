namespace Hearsay.Corpus.Claims;

/// <summary>A word of a proposition.</summary>
/// <param name="Stem">Its stem; of a name the whole word in lower case.</param>
/// <param name="Weight">How much it tells, 1 to 255: rare words tell more.</param>
/// <param name="IsName">Whether it is part of a name.</param>
public readonly record struct PropositionWord(string Stem, byte Weight, bool IsName);
