using System.Security.Authentication;
using Google.Rpc;
using Grpc.Core;

namespace Hearsay.Cli.Calls;

/// <summary>A call that failed for good.</summary>
internal sealed class CallFault(ServiceAddress address, RpcException exception, string? traceId)
    : Exception(exception.Status.Detail, exception)
{
    public ServiceAddress Address { get; } = address;

    public StatusCode StatusCode { get; } = exception.StatusCode;

    public string? TraceId { get; } = traceId;

    /// <summary>Reason and metadata; null where the answer is not one of Hearsay's.</summary>
    public ErrorInfo? Info { get; } = exception.GetRpcStatus()?.GetDetail<ErrorInfo>();

    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations { get; } =
        exception.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.ToList() ?? [];

    /// <summary>When to try again, where the service says so.</summary>
    public TimeSpan? RetryAfter { get; } = exception.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan();

    public string Reason => Info?.Reason ?? string.Empty;

    /// <summary>Whether no service of ours answered, as far as one can tell.</summary>
    public bool IsUnreachable => Info is null && StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unimplemented;

    /// <summary>Whether its certificate is of no authority that this program believes, or of another name.</summary>
    public bool IsNotBelieved { get; } = CausesOf(exception.Status.DebugException).Any(cause => cause is AuthenticationException);

    public bool IsTimeout => StatusCode == StatusCode.DeadlineExceeded;

    /// <summary>Whether trying again would end as this try did, though others of its kind pass.</summary>
    private bool IsLasting => Reason is "EXPORT_LIMIT_REACHED";

    public int ExitCode => !IsLasting && (IsUnreachable || IsTimeout || StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted)
        ? Cli.ExitCode.Unreachable
        : Cli.ExitCode.Refused;

    private static IEnumerable<Exception> CausesOf(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
