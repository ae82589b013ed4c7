namespace Hearsay.Query;

/// <summary>Numbers of kinds of units, as stored.</summary>
internal static class UnitKinds
{
    /// <summary>What a statement asserts.</summary>
    public const short Proposition = 1;

    /// <summary>What an entity is called.</summary>
    public const short Name = 2;

    /// <summary>What a document tells.</summary>
    public const short Text = 3;
}
