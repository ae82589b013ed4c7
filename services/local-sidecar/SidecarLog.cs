using Hearsay.LocalSidecar.Storage;

namespace Hearsay.LocalSidecar;

/// <summary>Everything that the sidecar logs. No payload is ever logged.</summary>
internal static partial class SidecarLog
{
    [LoggerMessage(EventId = 7001, EventName = "SlotTaken", Level = LogLevel.Information, Message = "Claims messages as {Owner}; freed {Freed} that an earlier process had claimed")]
    public static partial void SlotTaken(ILogger logger, string owner, int freed);

    [LoggerMessage(EventId = 7002, EventName = "SlotLost", Level = LogLevel.Warning, Message = "Has no slot to claim messages under, and claims none until it has")]
    public static partial void SlotLost(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7003, EventName = "Subscribed", Level = LogLevel.Information, Message = "{AppId} is up and takes [{Topics}]")]
    public static partial void Subscribed(ILogger logger, string appId, IEnumerable<Subscription> topics);

    [LoggerMessage(EventId = 7004, EventName = "SubscriptionIgnored", Level = LogLevel.Warning, Message = "{AppId} asks for topic '{Topic}' of pub/sub component '{Pubsub}', which is not here; ignored")]
    public static partial void SubscriptionIgnored(ILogger logger, string appId, string topic, string pubsub);

    [LoggerMessage(EventId = 7005, EventName = "RulesIgnored", Level = LogLevel.Error, Message = "{AppId} routes topic {Topic} by rules, which the local sidecar does not evaluate: everything goes to the default path")]
    public static partial void RulesIgnored(ILogger logger, string appId, string topic);

    [LoggerMessage(EventId = 7006, EventName = "WorkerPaused", Level = LogLevel.Warning, Message = "Cannot serve {AppId} at the moment, attempt {Attempt}")]
    public static partial void WorkerPaused(ILogger logger, string appId, int attempt, Exception exception);

    [LoggerMessage(EventId = 7007, EventName = "AttemptFailed", Level = LogLevel.Warning, Message = "{AppId} did not take {EventId} of {Topic} at attempt {Attempts} ({Why}); the next one in {Wait}")]
    public static partial void AttemptFailed(ILogger logger, string appId, string topic, string eventId, int attempts, TimeSpan wait, string why);

    [LoggerMessage(EventId = 7008, EventName = "Dropped", Level = LogLevel.Error, Message = "{AppId} will never get {EventId} of {Topic}: {Why}. It is kept in sidecar.delivery with dead_since set")]
    public static partial void Dropped(ILogger logger, string appId, string topic, string eventId, string why);

    [LoggerMessage(EventId = 7009, EventName = "Unimplemented", Level = LogLevel.Error, Message = "{AppId} takes {Topic} but does not implement OnTopicEvent: {EventId} counts as delivered and is gone, as with daprd")]
    public static partial void Unimplemented(ILogger logger, string appId, string topic, string eventId);

    [LoggerMessage(EventId = 7010, EventName = "ClaimLost", Level = LogLevel.Warning, Message = "The claim on {EventId} of {Topic} for {AppId} had run out before its delivery ended; it may be delivered again")]
    public static partial void ClaimLost(ILogger logger, string appId, string topic, string eventId);

    [LoggerMessage(EventId = 7011, EventName = "SettleFailed", Level = LogLevel.Error, Message = "Could not write down how the delivery of {EventId} of {Topic} to {AppId} ended; it will be delivered again")]
    public static partial void SettleFailed(ILogger logger, string appId, string topic, string eventId, Exception exception);

    [LoggerMessage(EventId = 7012, EventName = "DeliveryFaulted", Level = LogLevel.Error, Message = "The delivery of {EventId} of {Topic} to {AppId} broke off; it will be tried again when its claim runs out")]
    public static partial void DeliveryFaulted(ILogger logger, string appId, string topic, string eventId, Exception exception);

    [LoggerMessage(EventId = 7013, EventName = "DataWillBeLost", Level = LogLevel.Error, Message = "Content type {ContentType} of {EventId} on {Topic} reaches gRPC subscribers without its data, as with daprd; use application/json or application/octet-stream")]
    public static partial void DataWillBeLost(ILogger logger, string contentType, string topic, string eventId);

    [LoggerMessage(EventId = 7014, EventName = "PublishFailed", Level = LogLevel.Error, Message = "Could not store {EventId} of {Topic}")]
    public static partial void PublishFailed(ILogger logger, string topic, string eventId, Exception exception);

    [LoggerMessage(EventId = 7015, EventName = "PruneFailed", Level = LogLevel.Warning, Message = "Could not delete old messages; tries again in the next round")]
    public static partial void PruneFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7017, EventName = "ResourceIgnored", Level = LogLevel.Information, Message = "Stands in the files of Dapr and does nothing here: {What}")]
    public static partial void ResourceIgnored(ILogger logger, string what);

    [LoggerMessage(EventId = 7018, EventName = "SubscriptionForbidden", Level = LogLevel.Warning, Message = "{AppId} asks for topic '{Topic}' of '{Pubsub}', which its subscription scopes do not allow; ignored")]
    public static partial void SubscriptionForbidden(ILogger logger, string appId, string topic, string pubsub);

    [LoggerMessage(EventId = 7019, EventName = "DeadLetterForbidden", Level = LogLevel.Error, Message = "{AppId} may not publish to the dead letter topic {DeadLetterTopic}, so {EventId} of {Topic} is tried again")]
    public static partial void DeadLetterForbidden(ILogger logger, string appId, string topic, string eventId, string deadLetterTopic);

    [LoggerMessage(EventId = 7016, EventName = "InvocationFailed", Level = LogLevel.Warning, Message = "{Caller} could not reach {Callee} for {Path}: {Error}")]
    public static partial void InvocationFailed(ILogger logger, string caller, string callee, string path, string error);
}
