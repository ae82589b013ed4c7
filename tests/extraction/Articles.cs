namespace Hearsay.Extraction.Tests;

/// <summary>Invented news.</summary>
internal static class Articles
{
    public const string Bridge =
        "The bridge at Marrowby will stay shut.\n\n\"It is not safe,\" Ada Venn, the town clerk, told the Marrowby Ledger. \"We cannot say when.\"";

    /// <summary>Another text, so that its evidence differs.</summary>
    public const string Ferry =
        "A ferry will run from Marrowby to Tolt.\n\n\"It sails on Monday,\" said Ben Orrick, the harbour master.";
}
