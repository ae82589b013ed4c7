namespace Hearsay.Query;

/// <summary>What a name is compared by, with one way in which documents print it.</summary>
/// <param name="Id">Unit of the name.</param>
/// <param name="Name">As printed; empty where it stands alone in no document.</param>
/// <param name="Documents">Documents that print it so.</param>
/// <param name="IsOfDocument">Whether it is compared by what its document tells beside it.</param>
internal sealed record PrintedUnit(Guid Id, string Name, int Documents, bool IsOfDocument);
