using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>The one place where a failure becomes a status. The caller gets a reason and a fixed sentence; the log gets the rest.</summary>
public sealed class ErrorInterceptor(FailureReport report) : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        UnreadableRequest.NoteRead(context);
        try
        {
            return await continuation(request, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsOfGrpcItself(context))
        {
            throw ToStatus(exception, context);
        }
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        UnreadableRequest.NoteRead(context);
        try
        {
            await continuation(request, responseStream, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsOfGrpcItself(context))
        {
            throw ToStatus(exception, context);
        }
    }

    /// <inheritdoc/>
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        UnreadableRequest.NoteRead(context);
        if (IsOfGrpcItself(context))
        {
            await continuation(requestStream, responseStream, context).ConfigureAwait(false);
            return;
        }

        try
        {
            await continuation(new ReadableStream<TRequest>(requestStream), responseStream, context).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw ToStatus(exception, context);
        }
    }

    /// <summary>Health and reflection answer by standards of their own, for example NOT_FOUND for a service that is not known.</summary>
    private static bool IsOfGrpcItself(ServerCallContext context) => context.Method.StartsWith("/grpc.", StringComparison.Ordinal);

    private RpcException ToStatus(Exception exception, ServerCallContext context) => ErrorStatus.Create(report.Of(exception, context.Method));
}
