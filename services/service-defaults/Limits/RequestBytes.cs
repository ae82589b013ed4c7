using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>
/// Counts the bytes of requests against their client's limit, gRPC and JSON alike. How many they are is known only once they are read,
/// so what is spared is the work that they ask for. A stream is not refused but slowed.
/// </summary>
internal sealed class RequestBytes(TimeProvider clock) : Interceptor
{
    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Count(request, context);
        return continuation(request, context);
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Count(request, context);
        return continuation(request, responseStream, context);
    }

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(
            ClientGate.BudgetOf(context.GetHttpContext()) is { } budget ? new BudgetedStream<TRequest>(requestStream, budget, clock) : requestStream,
            responseStream,
            context);

    private static void Count(object request, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (request is IMessage message && ClientGate.BudgetOf(http)?.TryTakeBytes(message.CalculateSize()) is { } shortage)
        {
            throw ClientGate.Refusal(shortage);
        }
    }
}
