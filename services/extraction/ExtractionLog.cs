namespace Hearsay.Extraction;

internal static partial class ExtractionLog
{
    [LoggerMessage(EventId = 4002, EventName = "RevisionGone", Level = LogLevel.Information,
        Message = "Document {DocumentId} revision {Revision} is not to be read any more: {Reason}")]
    public static partial void RevisionGone(ILogger logger, string documentId, int revision, string reason);

    [LoggerMessage(EventId = 4004, EventName = "NoSlot", Level = LogLevel.Warning,
        Message = "No slot was free for document {DocumentId} revision {Revision}; the event will be delivered again")]
    public static partial void NoSlot(ILogger logger, string documentId, int revision);

    [LoggerMessage(EventId = 4005, EventName = "EvidenceStored", Level = LogLevel.Information,
        Message = "Document {DocumentId} revision {Revision}: {Statements} statements stored, engine {EngineVersion}")]
    public static partial void EvidenceStored(ILogger logger, string documentId, int revision, int statements, int engineVersion);

    [LoggerMessage(EventId = 4006, EventName = "EvidenceKeptOut", Level = LogLevel.Information,
        Message = "Document {DocumentId} was retracted; evidence of revision {Revision} is kept out")]
    public static partial void EvidenceKeptOut(ILogger logger, string documentId, int revision);

    [LoggerMessage(EventId = 4007, EventName = "DocumentForgotten", Level = LogLevel.Information,
        Message = "Document {DocumentId} was retracted; evidence of {Readings} readings is deleted")]
    public static partial void DocumentForgotten(ILogger logger, string documentId, int readings);

    [LoggerMessage(EventId = 4008, EventName = "PageReextracted", Level = LogLevel.Information,
        Message = "{Revisions} revisions read anew by engine {EngineVersion} so far; {Gone} are gone, {Failed} failed")]
    public static partial void PageReextracted(ILogger logger, int revisions, int gone, int failed, int engineVersion);

    [LoggerMessage(EventId = 4009, EventName = "RevisionNotReextracted", Level = LogLevel.Warning,
        Message = "Document {DocumentId} revision {Revision} could not be read anew; another run tries it again")]
    public static partial void RevisionNotReextracted(ILogger logger, string documentId, int revision, Exception exception);

    [LoggerMessage(EventId = 4010, EventName = "EngineReady", Level = LogLevel.Information,
        Message = "Engine {EngineVersion} ({Profile}) is ready, its first reading took {Took}; weights \"{WeightsSha256}\"")]
    public static partial void EngineReady(ILogger logger, int engineVersion, string profile, string weightsSha256, TimeSpan took);
}
