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

    [LoggerMessage(EventId = 2003, EventName = "DeliveryFailed", Level = LogLevel.Warning,
        Message = "Event {EventId} of {Topic} could not be handled; the broker will deliver it again")]
    public static partial void DeliveryFailed(ILogger logger, string eventId, string topic, Exception exception);

    [LoggerMessage(EventId = 2004, EventName = "DeliveryRefused", Level = LogLevel.Error,
        Message = "Event {EventId} of {Topic} was refused and is kept in dead_letter: {Reason}")]
    public static partial void DeliveryRefused(ILogger logger, string eventId, string topic, string reason);

    [LoggerMessage(EventId = 2006, EventName = "TopicUnknown", Level = LogLevel.Error,
        Message = "Event {EventId} of {Topic} has no handler here; the broker will deliver it again")]
    public static partial void TopicUnknown(ILogger logger, string eventId, string topic);

    [LoggerMessage(EventId = 2007, EventName = "MeasureFailed", Level = LogLevel.Debug, Message = "The outbox could not be measured")]
    public static partial void MeasureFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2005, EventName = "PruneFailed", Level = LogLevel.Warning, Message = "Old outbox and inbox rows could not be removed")]
    public static partial void PruneFailed(ILogger logger, Exception exception);
}
