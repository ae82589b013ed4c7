namespace Hearsay.Query;

/// <summary>Place of an item in a list, and which reading of its document the item is of.</summary>
internal interface IListPosition
{
    /// <summary>Document that the item is of.</summary>
    Guid DocumentId { get; }

    /// <summary>Revision and engine version that the item was read from; empty before the first item.</summary>
    string Reading { get; }
}
