using Grpc.Core;
using Grpc.Core.Interceptors;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>Notes how a call ended, for <see cref="CallMeasurement"/>: over JSON the status is told by nothing else. The outermost interceptor.</summary>
internal sealed class CallOutcome : Interceptor
{
    private static readonly object Key = new();

    /// <summary>What was noted: status and reason; null where the call did not come so far.</summary>
    public static (StatusCode Status, string? Reason)? Of(HttpContext context) =>
        context.Items.TryGetValue(Key, out var noted) ? ((StatusCode, string?))noted! : null;

    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            var response = await continuation(request, context).ConfigureAwait(false);
            Note(context, context.Status.StatusCode, null);
            return response;
        }
        catch (RpcException exception)
        {
            Note(context, exception.StatusCode, ErrorStatus.ReasonOf(exception));
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context).ConfigureAwait(false);
            Note(context, context.Status.StatusCode, null);
        }
        catch (RpcException exception)
        {
            Note(context, exception.StatusCode, ErrorStatus.ReasonOf(exception));
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context).ConfigureAwait(false);
            Note(context, context.Status.StatusCode, null);
        }
        catch (RpcException exception)
        {
            Note(context, exception.StatusCode, ErrorStatus.ReasonOf(exception));
            throw;
        }
    }

    /// <summary>Notes how a call ended that came to no interceptor.</summary>
    public static void Note(HttpContext context, StatusCode status, string? reason) => context.Items[Key] = (status, reason);

    private static void Note(ServerCallContext context, StatusCode status, string? reason) => Note(context.GetHttpContext(), status, reason);
}
