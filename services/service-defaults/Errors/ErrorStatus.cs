using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Postgres;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>Failures as google.rpc.Status with their details.</summary>
public static class ErrorStatus
{
    /// <summary>By this gRPC clients know when to try again, where their retries know the status.</summary>
    internal const string PushbackTrailer = "grpc-retry-pushback-ms";

    /// <summary>The status of a failure: ErrorInfo always, BadRequest and RetryInfo where they help.</summary>
    public static RpcException Create(HearsayException failure)
    {
        var info = new ErrorInfo { Domain = ErrorCatalog.Domain, Reason = ErrorCatalog.NameOf(failure.Reason) };
        foreach (var (key, value) in failure.Metadata)
        {
            info.Metadata.Add(key, value);
        }

        var status = new Google.Rpc.Status { Code = (int)failure.Code, Message = failure.Message, Details = { Any.Pack(info) } };
        if (failure.Violations.Count > 0)
        {
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { failure.Violations } }));
        }

        if (failure.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        var exception = status.ToRpcException();
        if (failure is { Code: StatusCode.ResourceExhausted, RetryAfter: { } pause })
        {
            exception.Trailers.Add(PushbackTrailer, ((long)pause.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }

        return exception;
    }

    /// <summary>Reason that a service of ours gave; null where it gave none or another answered, for example a sidecar that does not find its peer.</summary>
    public static string? ReasonOf(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<ErrorInfo>() is { Domain: ErrorCatalog.Domain } info ? info.Reason : null;

    /// <summary>STREAM_IDLE: the other side of a stream is silent, or does not fetch what it is sent.</summary>
    public static HearsayException Idle() => new(ErrorReason.StreamIdle, "Nothing moved on the stream for a minute. Open another one when there is more to send.");

    internal static HearsayException TimedOut() => new(ErrorReason.DeadlineExceeded, "The call took longer than it may.");

    internal static HearsayException Internal() => new(ErrorReason.Internal, "The call failed by a fault of the service. The trace id leads to it.");

    internal static HearsayException OfPeer(RpcException peer) => peer.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.ResourceExhausted =>
            new HearsayException(ErrorReason.DependencyUnavailable, "Another service cannot be reached. Try again.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            },
        StatusCode.DeadlineExceeded or StatusCode.Cancelled => TimedOut(),
        _ => Internal(),
    };

    internal static HearsayException? OfStorage(Exception exception) => StorageFault.Of(exception) switch
    {
        null => null,
        StorageFaultKind.Conflict => new HearsayException(ErrorReason.Conflict, "Another call changed the same thing. Try again."),
        StorageFaultKind.Unavailable => new HearsayException(ErrorReason.DependencyUnavailable, "The database cannot be reached. Try again.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        },
        StorageFaultKind.TimedOut => TimedOut(),
        _ => Internal(),
    };
}
