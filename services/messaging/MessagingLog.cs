using Microsoft.Extensions.Logging;

namespace Hearsay.Messaging;

internal static partial class MessagingLog
{
    [LoggerMessage(EventId = 2001, EventName = "PublishFailed", Level = LogLevel.Warning,
        Message = "Event {EventId} could not be published to {Topic}; trying again in {Delay}")]
    public static partial void PublishFailed(ILogger logger, Guid eventId, string topic, TimeSpan delay, Exception exception);

    [LoggerMessage(EventId = 2002, EventName = "RelayFailed", Level = LogLevel.Warning,
        Message = "The relay could not read its outbox; trying again in {Delay}")]
    public static partial void RelayFailed(ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(EventId = 2008, EventName = "PublishRefused", Level = LogLevel.Error,
        Message = "Event {EventId} was refused for {Topic} with {Code}, and will be as long as nobody changes something; its document waits. Trying again in {Delay}")]
    public static partial void PublishRefused(ILogger logger, Guid eventId, string topic, Grpc.Core.StatusCode code, TimeSpan delay, Exception exception);

    [LoggerMessage(EventId = 2009, EventName = "EventTakenOut", Level = LogLevel.Warning,
        Message = "Event {EventId} of {Topic} is no longer in the outbox; its document goes on without it")]
    public static partial void EventTakenOut(ILogger logger, Guid eventId, string topic);

    [LoggerMessage(EventId = 2010, EventName = "LeaseFailed", Level = LogLevel.Warning,
        Message = "The relay could not see to its shards; trying again in two seconds")]
    public static partial void LeaseFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2011, EventName = "OutboxAdopted", Level = LogLevel.Warning,
        Message = "The outbox was restored from a backup of another cluster: {Events} events were numbered anew, and what was not sent is sent first")]
    public static partial void OutboxAdopted(ILogger logger, int events);

    [LoggerMessage(EventId = 2012, EventName = "PartitionDropped", Level = LogLevel.Information, Message = "Partition {Partition} is sent and old: dropped")]
    public static partial void PartitionDropped(ILogger logger, string partition);

    [LoggerMessage(EventId = 2013, EventName = "PartitionsFailed", Level = LogLevel.Warning, Message = "Days of the outbox could not be made or dropped")]
    public static partial void PartitionsFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2003, EventName = "DeliveryFailed", Level = LogLevel.Warning,
        Message = "Event {EventId} of {Topic} could not be handled ({Code}): {Verdict}")]
    public static partial void DeliveryFailed(ILogger logger, Guid eventId, string topic, FailureVerdict verdict, string code, Exception exception);

    [LoggerMessage(EventId = 2004, EventName = "DeliveryRefused", Level = LogLevel.Error,
        Message = "Event {EventId} of {Topic} is a dead letter ({Code}): {Reason}")]
    public static partial void DeliveryRefused(ILogger logger, string eventId, string topic, string code, string reason);

    [LoggerMessage(EventId = 2006, EventName = "TopicUnknown", Level = LogLevel.Error,
        Message = "Event {EventId} of {Topic} has no handler here; the broker will deliver it again")]
    public static partial void TopicUnknown(ILogger logger, string eventId, string topic);

    [LoggerMessage(EventId = 2007, EventName = "MeasureFailed", Level = LogLevel.Debug, Message = "The outbox could not be measured")]
    public static partial void MeasureFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2005, EventName = "PruneFailed", Level = LogLevel.Warning, Message = "Old inbox rows could not be removed")]
    public static partial void PruneFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2020, EventName = "NotKept", Level = LogLevel.Warning,
        Message = "What became of event {EventId} of {Topic} could not be written down; the broker will deliver it again")]
    public static partial void NotKept(ILogger logger, string eventId, string topic, Exception exception);

    [LoggerMessage(EventId = 2023, EventName = "ProcessDied", Level = LogLevel.Warning,
        Message = "Process {Process} is dead. It had {Suspected} events in hand that have had no effect; they are handled one at a time")]
    public static partial void ProcessDied(ILogger logger, Guid process, long suspected);

    [LoggerMessage(EventId = 2024, EventName = "WatchFailed", Level = LogLevel.Warning,
        Message = "The service could not tell that it lives, or look which processes do not; trying again in a second")]
    public static partial void WatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2021, EventName = "Replayed", Level = LogLevel.Information,
        Message = "Dead letter {EventId} of {Topic} was handled again: {Outcome}")]
    public static partial void Replayed(ILogger logger, string eventId, string topic, string outcome);

    [LoggerMessage(EventId = 2022, EventName = "ReplayFailed", Level = LogLevel.Warning,
        Message = "Dead letters could not be handled again; trying again in {Delay}")]
    public static partial void ReplayFailed(ILogger logger, TimeSpan delay, Exception exception);
}
