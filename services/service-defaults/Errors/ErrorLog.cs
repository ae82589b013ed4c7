using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Errors;

internal static partial class ErrorLog
{
    [LoggerMessage(EventId = 1001, EventName = "CallFailed", Level = LogLevel.Error, Message = "{Method} failed with {Code}")]
    public static partial void CallFailed(ILogger logger, string method, StatusCode code, Exception exception);
}
