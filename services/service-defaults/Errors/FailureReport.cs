using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>What a caller is told of an exception: a reason and a fixed sentence. The log gets the rest.</summary>
public sealed class FailureReport(ILogger<ErrorInterceptor> log)
{
    /// <summary>The failure that an exception stands for; logged where it is a fault of ours.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="method">Full name of the method that was called.</param>
    public HearsayException Of(Exception exception, string method)
    {
        var failure = FailureOf(exception);
        var isOurs = failure.Code is StatusCode.Internal or StatusCode.Unavailable or StatusCode.Aborted;
        // A stream that ends because the service stops, or its time is over, is no fault.
        isOurs &= failure.Reason is not (ErrorReason.StreamEnded or ErrorReason.WatchEnded);
        // A caller whose time ran out is no news; a statement that the database broke off is.
        if (isOurs || (failure.Code is StatusCode.DeadlineExceeded && exception is NpgsqlException))
        {
            ErrorLog.CallFailed(log, method, failure.Code, exception);
        }

        return failure;
    }

    private static HearsayException FailureOf(Exception exception) => exception switch
    {
        HearsayException known => known,
        // Where the caller went away nobody reads the answer; where time ran out this is it.
        OperationCanceledException => ErrorStatus.TimedOut(),
        RpcException peer => ErrorStatus.OfPeer(peer),
        _ => ErrorStatus.OfStorage(exception) ?? ErrorStatus.Internal(),
    };
}
