namespace Hearsay.Ingestion;

internal static partial class IngestionLog
{
    [LoggerMessage(EventId = 3001, EventName = "RequestPruneFailed", Level = LogLevel.Warning,
        Message = "Old answers to submits could not be removed; trying again in {Delay}")]
    public static partial void RequestPruneFailed(ILogger logger, TimeSpan delay, Exception exception);
}
