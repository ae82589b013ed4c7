namespace Hearsay.Corpus.Claims;

/// <summary>A quotation of a statement.</summary>
/// <param name="Id">Id of the statement.</param>
/// <param name="Text">The words in quotation marks.</param>
/// <param name="Speaker">Who said it, by a key that is the same in all documents; empty where nobody knows.</param>
/// <param name="Rank">Its place in the order of publication.</param>
public sealed record QuotedStatement(Guid Id, string Text, string Speaker, int Rank);
