namespace Hearsay.Query;

/// <summary>What of the read model a call needs.</summary>
internal enum ReadDepth
{
    /// <summary>Rows of single documents.</summary>
    Rows,

    /// <summary>Also what joins documents: claims, entities, copies.</summary>
    Joined,
}
