namespace Hearsay.Query;

/// <summary>Which statements a search takes.</summary>
/// <param name="Query">Folded words; empty where none are asked for.</param>
/// <param name="Statements">Filters that a list of statements has as well.</param>
/// <param name="SaidOn">Days on which it was said, as PostgreSQL writes a daterange; null for all.</param>
/// <param name="Origin">Folded words, all of which must be in the name of the last party of the chain.</param>
/// <param name="Speaker">Group of the speaker's names; null for all.</param>
/// <param name="Claim">Group of the claim; null for all.</param>
internal sealed record SearchFilter(string Query, StatementFilter Statements, string? SaidOn, string[] Origin, Guid? Speaker, Guid? Claim);
