using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>A failure that a caller is told of: its reason from the catalogue, a sentence, and what the reason needs to be understood.</summary>
public sealed class HearsayException(ErrorReason reason, string message) : Exception(message)
{
    /// <summary>Reason from the catalogue.</summary>
    public ErrorReason Reason { get; } = reason;

    /// <summary>Code that goes with the reason; a few reasons have another code in another call.</summary>
    public StatusCode Code { get; init; } = ErrorCatalog.CodeOf(reason);

    /// <summary>Values by the keys that the catalogue names.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields that are wrong, each with what is wrong about it.</summary>
    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations { get; init; } = [];

    /// <summary>When to try again; null where trying again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
