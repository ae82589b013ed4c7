using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;

namespace Hearsay.Cli.Calls;

/// <summary>Calls to one service: each with a deadline, tried again while the service is away, its trace id kept.</summary>
internal sealed class ServiceConnection(ServiceAddress address, TimeSpan timeout, string? token, TraceIds traces) : IDisposable
{
    private const string TraceIdHeader = "trace-id";

    private readonly Metadata _headers = token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } };
    private readonly Lazy<GrpcChannel> _channel = new(() => Connect(address));

    /// <summary>How calls are tried again while a service, or one server of it, is away.</summary>
    public static MethodConfig Again => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = CallPolicy.MostTries,
            InitialBackoff = CallPolicy.FirstWait,
            MaxBackoff = CallPolicy.LongestWait,
            BackoffMultiplier = CallPolicy.WaitFactor,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    /// <exception cref="CallFault">The call failed, the last try included.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<T> AnswerAsync<T>(
        Func<GrpcChannel, CallOptions, AsyncUnaryCall<T>> begin, CancellationToken cancellationToken, bool isPoll = false)
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + timeout;
        using var call = begin(_channel.Value, new CallOptions(_headers, deadline, cancellationToken: cancellationToken));
        try
        {
            var answer = await call.ResponseAsync;
            if (!isPoll)
            {
                traces.Add((await call.ResponseHeadersAsync).GetValue(TraceIdHeader));
            }

            return answer;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException exception)
        {
            // Told with the error, so not again among those of the answers.
            throw new CallFault(address, exception, await TraceIdAsync(call.ResponseHeadersAsync, exception));
        }
    }

    /// <summary>The answers of a stream, which may go on for ever; each may take as long as a call.</summary>
    /// <exception cref="CallFault">The stream failed, or an answer was too long in coming.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<T> AnswersAsync<T>(
        Func<GrpcChannel, CallOptions, AsyncServerStreamingCall<T>> begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = begin(_channel.Value, new CallOptions(_headers, cancellationToken: cancellationToken));
        while (await NextAsync(call, cancellationToken))
        {
            yield return call.ResponseStream.Current;
        }
    }

    /// <summary>Opens a stream, with no deadline of its own: who reads it knows how long an answer may take.</summary>
    public AsyncDuplexStreamingCall<TRequest, TResponse> Open<TRequest, TResponse>(
        Func<GrpcChannel, CallOptions, AsyncDuplexStreamingCall<TRequest, TResponse>> begin, CancellationToken cancellationToken) =>
        begin(_channel.Value, new CallOptions(_headers, cancellationToken: cancellationToken));

    /// <summary>Opens a stream of answers, with no deadline of its own.</summary>
    public AsyncServerStreamingCall<TResponse> Open<TResponse>(Func<GrpcChannel, CallOptions, AsyncServerStreamingCall<TResponse>> begin, CancellationToken cancellationToken) =>
        begin(_channel.Value, new CallOptions(_headers, cancellationToken: cancellationToken));

    /// <summary>A failure of this service, however it was told.</summary>
    public CallFault FaultOf(RpcException exception, string? traceId) => new(address, exception, traceId);

    public void Dispose()
    {
        if (_channel.IsValueCreated)
        {
            _channel.Value.Dispose();
        }
    }

    private async Task<bool> NextAsync<T>(AsyncServerStreamingCall<T> call, CancellationToken cancellationToken)
    {
        try
        {
            var hasMore = await call.ResponseStream.MoveNext(cancellationToken).WaitAsync(timeout, cancellationToken);
            traces.Add((await call.ResponseHeadersAsync).GetValue(TraceIdHeader));
            return hasMore;
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (TimeoutException)
        {
            var late = new Google.Rpc.Status { Code = (int)StatusCode.DeadlineExceeded, Message = "No answer came in time." };
            throw new CallFault(address, late.ToRpcException(), Activity.Current?.TraceId.ToHexString());
        }
        catch (RpcException exception)
        {
            throw new CallFault(address, exception, await TraceIdAsync(call.ResponseHeadersAsync, exception));
        }
    }

    /// <summary>An error without a body carries the header among its trailers; where nothing came back, the id is our own, if any.</summary>
    private static async Task<string?> TraceIdAsync(Task<Metadata> headers, RpcException exception)
    {
        if (exception.Trailers.GetValue(TraceIdHeader) is { } inTrailers)
        {
            return inTrailers;
        }

        try
        {
            return (await headers).GetValue(TraceIdHeader) ?? Activity.Current?.TraceId.ToHexString();
        }
        catch (RpcException)
        {
            return Activity.Current?.TraceId.ToHexString();
        }
    }

    private static GrpcChannel Connect(ServiceAddress address) =>
        GrpcChannel.ForAddress(address.Uri, Balancing.Over(address, new GrpcChannelOptions
        {
            HttpHandler = Transport.To(address),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
            MaxSendMessageSize = MessageLimits.MaxMessageBytes,
            // The default of 1 MiB would silently send large documents only once.
            MaxRetryBufferPerCallSize = MessageLimits.MaxMessageBytes,
            MaxRetryBufferSize = MessageLimits.MaxMessageBytes,
            MaxRetryAttempts = CallPolicy.MostTries,
            // The default grows to two minutes: a watch would learn as late that its service is back.
            InitialReconnectBackoff = CallPolicy.FirstWait,
            MaxReconnectBackoff = CallPolicy.LongestWait,
            ServiceConfig = new ServiceConfig { MethodConfigs = { Again } },
        }));
}
