namespace Hearsay.Corpus.Origins;

/// <summary>How many carry a claim.</summary>
/// <param name="Outlets">Publishers, by name.</param>
/// <param name="Texts">Different texts: copies of one count once.</param>
/// <param name="Documents">Documents.</param>
public readonly record struct CarrierCount(int Outlets, int Texts, int Documents);
