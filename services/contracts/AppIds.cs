namespace Hearsay.Contracts;

/// <summary>Dapr app ids, by which services call each other.</summary>
public static class AppIds
{
    /// <summary>Takes documents in.</summary>
    public const string Ingestion = "ingestion";

    /// <summary>Reads evidence from them.</summary>
    public const string Extraction = "extraction";

    /// <summary>Answers over the evidence.</summary>
    public const string Query = "query";
}
