namespace Hearsay.Query;

/// <summary>What a change did to the groups of one kind.</summary>
/// <param name="Groups">Ids of groups that units came into, left or are in.</param>
/// <param name="Moved">Ids of units whose group is another now.</param>
internal sealed record GroupChange(IReadOnlySet<Guid> Groups, IReadOnlySet<Guid> Moved);
