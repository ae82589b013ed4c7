using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
using Status = Google.Rpc.Status;

namespace Hearsay.Ingestion.Tests;

/// <summary>Asserts over failed calls, whichever way they were made.</summary>
internal static class Failures
{
    private static readonly JsonParser Json =
        new(JsonParser.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)));

    /// <summary>The status in the body of a JSON answer.</summary>
    public static Status Parse(string json) => Json.Parse<Status>(json);

    /// <summary>Code, reason and metadata are these and no others.</summary>
    public static void AssertIs(Status failure, StatusCode code, ErrorReason reason, params (string Key, string Value)[] metadata)
    {
        Assert.Equal(code, (StatusCode)failure.Code);
        var info = failure.GetDetail<ErrorInfo>();
        Assert.Equal(("hearsay", ErrorCatalog.NameOf(reason)), (info.Domain, info.Reason));
        Assert.Equal(metadata.Order(), info.Metadata.Select(entry => (entry.Key, entry.Value)).Order());
        Assert.NotEmpty(failure.Message);
    }

    /// <summary>Exactly these fields are wrong, each for this reason.</summary>
    public static void AssertFields(Status failure, params (string Field, string Reason)[] fields)
    {
        AssertIs(failure, StatusCode.InvalidArgument, ErrorReason.InvalidFields);
        var violations = failure.GetDetail<BadRequest>().FieldViolations;
        Assert.Equal(fields.Order(), violations.Select(violation => (violation.Field, violation.Reason)).Order());
        Assert.All(violations, violation => Assert.NotEmpty(violation.Description));
    }

    /// <summary>The status with which a call fails.</summary>
    public static async Task<Status> OfAsync<T>(AsyncUnaryCall<T> call) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await call)).GetRpcStatus()!;
}
