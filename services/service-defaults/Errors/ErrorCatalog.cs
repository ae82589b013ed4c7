using Grpc.Core;
using Hearsay.Contracts.Errors.V1;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>Which gRPC code goes with which reason, as hearsay/errors/v1/error_reason.proto documents.</summary>
public static class ErrorCatalog
{
    /// <summary>Domain in google.rpc.ErrorInfo.</summary>
    public const string Domain = "hearsay";

    private const string Prefix = "ERROR_REASON_";

    /// <summary>Code of a reason.</summary>
    public static StatusCode CodeOf(ErrorReason reason) => reason switch
    {
        ErrorReason.InvalidFields
            or ErrorReason.TextTooLarge
            or ErrorReason.InputTooComplex
            or ErrorReason.InvalidPageToken
            or ErrorReason.InvalidResumeToken
            or ErrorReason.RequestIdReused => StatusCode.InvalidArgument,
        ErrorReason.DocumentNotFound
            or ErrorReason.RevisionNotFound
            or ErrorReason.DocumentRetracted
            or ErrorReason.EvidenceNotFound
            or ErrorReason.StatementNotFound
            or ErrorReason.ClaimNotFound
            or ErrorReason.EntityNotFound
            or ErrorReason.DecisionNotFound
            or ErrorReason.EarlierRevisionNotFound
            or ErrorReason.CorrectionNotFound => StatusCode.NotFound,
        ErrorReason.StatementReplaced
            or ErrorReason.TooManyCorrections => StatusCode.FailedPrecondition,
        ErrorReason.Overloaded
            or ErrorReason.MessageTooLarge
            or ErrorReason.ClientLimitReached
            or ErrorReason.OutboxFull
            or ErrorReason.ExportLimitReached => StatusCode.ResourceExhausted,
        ErrorReason.TokenMissing
            or ErrorReason.TokenRefused
            or ErrorReason.SidecarTokenRefused => StatusCode.Unauthenticated,
        ErrorReason.RoleMissing => StatusCode.PermissionDenied,
        ErrorReason.DependencyUnavailable
            or ErrorReason.StreamEnded
            or ErrorReason.WatchEnded => StatusCode.Unavailable,
        ErrorReason.ResumeTokenOutdated => StatusCode.OutOfRange,
        ErrorReason.Conflict
            or ErrorReason.EvidenceReplaced
            or ErrorReason.ExportOutdated => StatusCode.Aborted,
        ErrorReason.AsOfTooLarge => StatusCode.FailedPrecondition,
        ErrorReason.DeadlineExceeded
            or ErrorReason.StreamIdle => StatusCode.DeadlineExceeded,
        _ => StatusCode.Internal,
    };

    /// <summary>Name of a reason on the wire, for example "DOCUMENT_NOT_FOUND".</summary>
    public static string NameOf(ErrorReason reason) =>
        ErrorReasonReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name[Prefix.Length..];
}
