namespace Hearsay.Contracts;

/// <summary>Names that publisher and subscriber agree on.</summary>
public static class Topics
{
    /// <summary>A revision is stored; payload <see cref="Ingestion.V1.DocumentReceived"/>.</summary>
    public const string DocumentsReceived = "documents.received.v1";

    /// <summary>The same in the backfill lane.</summary>
    public const string DocumentsReceivedBackfill = "documents.received.backfill.v1";

    /// <summary>A document was taken back; payload <see cref="Ingestion.V1.DocumentRetracted"/>. It has no backfill lane.</summary>
    public const string DocumentsRetracted = "documents.retracted.v1";

    /// <summary>Evidence is stored; payload <see cref="Extraction.V1.EvidenceExtracted"/>.</summary>
    public const string EvidenceExtracted = "evidence.extracted.v1";

    /// <summary>The same in the backfill lane.</summary>
    public const string EvidenceExtractedBackfill = "evidence.extracted.backfill.v1";

    /// <summary>What the sidecar of extraction gave up on, of any topic.</summary>
    public const string DeadLettersExtraction = "dead.letters.extraction.v1";

    /// <summary>What the sidecar of query gave up on, of any topic.</summary>
    public const string DeadLettersQuery = "dead.letters.query.v1";

    /// <summary>The topic of events of a lane; the topic itself where it has no other.</summary>
    /// <param name="topic">Name of the fresh lane.</param>
    /// <param name="lane">Lane to go by.</param>
    public static string OnLane(string topic, Lane lane) => (topic, lane) switch
    {
        (DocumentsReceived, Lane.Backfill) => DocumentsReceivedBackfill,
        (EvidenceExtracted, Lane.Backfill) => EvidenceExtractedBackfill,
        _ => topic,
    };

    /// <summary>The lane that a topic belongs to.</summary>
    public static Lane LaneOf(string topic) => topic is DocumentsReceivedBackfill or EvidenceExtractedBackfill ? Lane.Backfill : Lane.Fresh;

    /// <summary>Every topic that a handler of a topic takes: one a lane.</summary>
    public static IReadOnlyList<string> LanesOf(string topic) =>
        OnLane(topic, Lane.Backfill) is var backfill && backfill != topic ? [topic, backfill] : [topic];
}
