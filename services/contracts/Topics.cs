namespace Hearsay.Contracts;

/// <summary>Names that publisher and subscriber agree on.</summary>
public static class Topics
{
    /// <summary>A revision is stored; payload <see cref="Ingestion.V1.DocumentReceived"/>.</summary>
    public const string DocumentsReceived = "documents.received.v1";

    /// <summary>A document was taken back; payload <see cref="Ingestion.V1.DocumentRetracted"/>.</summary>
    public const string DocumentsRetracted = "documents.retracted.v1";

    /// <summary>Evidence is stored; payload <see cref="Extraction.V1.EvidenceExtracted"/>.</summary>
    public const string EvidenceExtracted = "evidence.extracted.v1";
}
