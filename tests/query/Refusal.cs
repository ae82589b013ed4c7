using Google.Rpc;
using Grpc.Core;

namespace Hearsay.Query.Tests;

/// <summary>What a caller sees of a failed call.</summary>
public sealed record Refusal(StatusCode Code, string Reason, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> Violations)
{
    /// <summary>Makes a call that must fail. Violations read "field REASON", in order.</summary>
    public static async Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call) => Of(await Assert.ThrowsAsync<RpcException>(async () => await call));

    /// <summary>The same of an exception.</summary>
    public static Refusal Of(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        Assert.NotNull(status);
        var info = status.GetDetail<ErrorInfo>();
        Assert.NotNull(info);
        Assert.Equal("hearsay", info.Domain);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations.Select(violation => $"{violation.Field} {violation.Reason}");
        return new Refusal(exception.StatusCode, info.Reason, info.Metadata, [.. (violations ?? []).Order(StringComparer.Ordinal)]);
    }
}
