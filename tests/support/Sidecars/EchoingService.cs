using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Hearsay.TestSupport.Sidecars.Echo;

namespace Hearsay.TestSupport.Sidecars;

/// <summary>What other apps call through the sidecar.</summary>
public sealed class EchoingService : EchoService.EchoServiceBase
{
    /// <summary>Trailer that every stream and every failure ends with.</summary>
    public const string Trailer = "kept-trailer";

    /// <inheritdoc/>
    public override Task<SayResponse> Say(SayRequest request, ServerCallContext context)
    {
        var response = new SayResponse { Payload = request.Payload };
        foreach (var header in context.RequestHeaders.GroupBy(header => header.Key, StringComparer.Ordinal))
        {
            response.Headers[header.Key] = string.Join(
                " | ", header.Select(entry => entry.IsBinary ? Convert.ToHexString(entry.ValueBytes) : entry.Value));
        }

        response.Headers["local-port"] = $"{context.GetHttpContext().Connection.LocalPort}";
        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public override async Task Count(CountRequest request, IServerStreamWriter<CountResponse> responseStream, ServerCallContext context)
    {
        for (var number = 1; number <= request.Count; number++)
        {
            await responseStream.WriteAsync(new CountResponse { Number = number }, context.CancellationToken);
        }

        // A negative count is a stream that only its caller ends.
        if (request.Count < 0)
        {
            await responseStream.WriteAsync(new CountResponse { Number = request.Count }, context.CancellationToken);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }

        context.ResponseTrailers.Add(Trailer, "counted");
    }

    /// <inheritdoc/>
    public override Task<FailResponse> Fail(FailRequest request, ServerCallContext context)
    {
        context.ResponseTrailers.Add(Trailer, "failed");
        context.ResponseTrailers.Add("kept-bin", [0, 255, 7]);
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.NotFound,
            Message = "no such bulletin: “Möwe”",
            Details = { Any.Pack(new ErrorInfo { Reason = "BULLETIN_NOT_FOUND", Domain = "tests" }) },
        };
        throw status.ToRpcException();
    }
}
