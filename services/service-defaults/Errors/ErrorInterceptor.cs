using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>The one place where a failure becomes a status. The caller gets a reason and a fixed sentence; the log gets the rest.</summary>
public sealed class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
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

    /// <summary>Health and reflection answer by standards of their own, for example NOT_FOUND for a service that is not known.</summary>
    private static bool IsOfGrpcItself(ServerCallContext context) => context.Method.StartsWith("/grpc.", StringComparison.Ordinal);

    private RpcException ToStatus(Exception exception, ServerCallContext context)
    {
        var failure = FailureOf(exception);
        var isOurs = failure.Code is StatusCode.Internal or StatusCode.Unavailable or StatusCode.Aborted;
        // A caller whose time ran out is no news; a statement that the database broke off is.
        if (isOurs || (failure.Code is StatusCode.DeadlineExceeded && exception is NpgsqlException))
        {
            ErrorLog.CallFailed(log, context.Method, failure.Code, exception);
        }

        return ErrorStatus.Create(failure);
    }

    private static HearsayException FailureOf(Exception exception) => exception switch
    {
        HearsayException known => known,
        // Where the caller went away nobody reads the answer; where time ran out this is it.
        OperationCanceledException => ErrorStatus.TimedOut(),
        RpcException peer => ErrorStatus.OfPeer(peer),
        _ => ErrorStatus.OfStorage(exception) ?? ErrorStatus.Internal(),
    };
}
