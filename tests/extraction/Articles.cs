namespace Hearsay.Extraction.Tests;

/// <summary>Invented news.</summary>
internal static class Articles
{
    public const string Bridge =
        "The bridge at Marrowby will stay shut.\n\n\"It is not safe,\" Ada Venn, the town clerk, told the Marrowby Ledger. \"We cannot say when.\"";

    /// <summary>Another text, so that its evidence differs.</summary>
    public const string Ferry =
        "A ferry will run from Marrowby to Tolt.\n\n\"It sails on Monday,\" said Ben Orrick, the harbour master.";

    /// <summary>In a language that the engine does not read.</summary>
    public const string German =
        "Die Br\u00FCcke bei Marrowby bleibt zu.\n\n\u201ESie ist nicht sicher\u201C, sagte die Stadtschreiberin Ada Venn dem Marrowby Ledger. \u201EWir k\u00F6nnen nicht sagen, wann sie wieder auf ist.\u201C";
}
