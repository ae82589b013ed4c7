namespace Hearsay.Corpus.Origins;

/// <summary>A body or outlet by name.</summary>
/// <param name="Name">As printed.</param>
/// <param name="EntityId">Entity over all documents, or null where the name is not resolved.</param>
public sealed record NamedParty(string Name, Guid? EntityId);
