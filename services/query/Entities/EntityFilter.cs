namespace Hearsay.Query;

/// <summary>Which entities a list takes; empty parts take all.</summary>
/// <param name="Names">LIKE patterns, all of which must match name and aliases.</param>
/// <param name="Types">Numbers of types, any of which may match.</param>
/// <param name="Document">Only this document.</param>
internal sealed record EntityFilter(string[] Names, short[] Types, Guid? Document);
