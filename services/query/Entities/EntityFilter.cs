namespace Hearsay.Query;

/// <summary>Which entities a list takes; empty parts take all.</summary>
/// <param name="Names">Folded words, all of which must be in name and aliases.</param>
/// <param name="Types">Numbers of types, any of which may match.</param>
/// <param name="Document">Only this document.</param>
internal sealed record EntityFilter(string[] Names, short[] Types, Guid? Document);
