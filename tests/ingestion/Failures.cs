using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Tests;

/// <summary>Asserts over failed calls.</summary>
internal static class Failures
{
    /// <summary>Code, reason and metadata are these and no others.</summary>
    public static void AssertIs(RpcException failure, StatusCode code, ErrorReason reason, params (string Key, string Value)[] metadata)
    {
        Assert.Equal(code, failure.StatusCode);
        var info = failure.GetRpcStatus()!.GetDetail<ErrorInfo>();
        Assert.Equal(ErrorCatalog.NameOf(reason), info.Reason);
        Assert.Equal(metadata.Order(), info.Metadata.Select(entry => (entry.Key, entry.Value)).Order());
    }

    /// <summary>Exactly these fields are wrong, each for this reason.</summary>
    public static void AssertFields(RpcException failure, params (string Field, string Reason)[] fields)
    {
        AssertIs(failure, StatusCode.InvalidArgument, ErrorReason.InvalidFields);
        var violations = failure.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations;
        Assert.Equal(fields.Order(), violations.Select(violation => (violation.Field, violation.Reason)).Order());
        Assert.All(violations, violation => Assert.NotEmpty(violation.Description));
    }
}
