namespace Hearsay.Query;

internal static partial class QueryLog
{
    [LoggerMessage(EventId = 5001, EventName = "EvidenceUnusable", Level = LogLevel.Error,
        Message = "Evidence of document {DocumentId}, revision {Revision}, was set aside: {Reason}")]
    public static partial void EvidenceUnusable(ILogger logger, Guid documentId, int revision, string reason);

    [LoggerMessage(EventId = 5003, EventName = "EvidenceBehind", Level = LogLevel.Warning,
        Message = "Extraction answers with engine {EngineVersion} for document {DocumentId}, revision {Revision}; a newer one was announced")]
    public static partial void EvidenceBehind(ILogger logger, Guid documentId, int revision, int engineVersion);

    [LoggerMessage(EventId = 5004, EventName = "Rebuilt", Level = LogLevel.Information, Message = "{Count} revisions made anew so far")]
    public static partial void Rebuilt(ILogger logger, int count);

    [LoggerMessage(EventId = 5005, EventName = "RebuildInterrupted", Level = LogLevel.Warning,
        Message = "The stream of extraction's evidence ended at position {Position}; going on there")]
    public static partial void RebuildInterrupted(ILogger logger, long position, Exception exception);

    [LoggerMessage(EventId = 5006, EventName = "WatchRetentionFailed", Level = LogLevel.Warning, Message = "What is old of the watch log could not be dropped; the next round tries again")]
    public static partial void WatchRetentionFailed(ILogger logger, Exception exception);
}
