using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>A party on the way from publisher to origin.</summary>
public sealed record OriginNode
{
    /// <summary>Unique within the report ("n3"), in the order in which the paths come by the parties.</summary>
    public required string Id { get; init; }

    /// <summary>Name; for an unnamed party the words that describe it; empty where the text does not tell who is meant.</summary>
    public required string Name { get; init; }

    public EntityType Type { get; init; }

    /// <summary>Whether it has no name.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Entity over all documents, or null.</summary>
    public Guid? EntityId { get; init; }

    /// <summary>Whether a path ends here.</summary>
    public bool Origin { get; init; }

    /// <summary>Why an origin is not reached where a path ends here for want of more, a code of <see cref="OriginCodes"/>; else empty.</summary>
    public string UnresolvedReason { get; init; } = "";
}
