using Grpc.Core;
using Grpc.Core.Interceptors;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>
/// Bounds every unary call in time, also those whose caller set no deadline. Slices see one token that ends with the call,
/// the deadline or the bound. A stream of requests is bounded in its silence.
/// </summary>
public sealed class DeadlineInterceptor(TimeProvider clock) : Interceptor
{
    /// <summary>Longest time that a unary call may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    /// <summary>Longest silence of a caller who sends a stream.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (IsZero(context.GetHttpContext().Request.Headers["grpc-timeout"]))
        {
            throw ErrorStatus.TimedOut();
        }

        using var bound = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, bound.Token);
        return await continuation(request, new BoundCallContext(context, either.Token)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(
            context.Method.StartsWith("/grpc.", StringComparison.Ordinal) ? requestStream : new LivelyStream<TRequest>(requestStream, clock), responseStream, context);

    /// <summary>Whether the caller gave no time at all, which the server would take for no deadline.</summary>
    private static bool IsZero(string? timeout) => timeout is { Length: > 1 } && timeout.AsSpan(0, timeout.Length - 1).Trim('0').IsEmpty;
}
