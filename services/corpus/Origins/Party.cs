using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>A party as all testimonies together know it.</summary>
internal sealed class Party(int index)
{
    /// <summary>Place in the order in which the testimonies come by the parties.</summary>
    public int Index { get; } = index;

    public string Name { get; set; } = "";

    public EntityType Type { get; set; }

    public Guid? EntityId { get; set; }

    /// <summary>Whether a text gives it no name.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Whether one of the testimonies is published by it.</summary>
    public bool Publishes { get; set; }

    /// <summary>What is told of an unnamed one; null for others.</summary>
    public SourceDescription? Description { get; init; }

    public bool IsOutlet => Publishes || Type == EntityType.Outlet;
}
