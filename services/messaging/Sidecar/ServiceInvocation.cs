using Dapr.Client;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging;

/// <summary>Calls another service through the Dapr sidecar, by its app id.</summary>
public static class ServiceInvocation
{
    /// <summary>
    /// Registers a gRPC client whose calls go to <paramref name="appId"/>. They are tried again while the peer is
    /// UNAVAILABLE, four times in all: only reads go this way. Callers set the deadline.
    /// </summary>
    public static void AddInvokedClient<TClient>(this IServiceCollection services, string appId, Func<CallInvoker, TClient> create)
        where TClient : class =>
        services.AddSingleton(provider =>
        {
            var sidecar = SidecarEndpoint.Read(provider.GetRequiredService<IConfiguration>());
            return create(DaprClient.CreateInvocationInvoker(appId, ChannelOptions(), sidecar.Address, sidecar.ApiToken));
        });

    private static GrpcChannelOptions ChannelOptions() => new()
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = CallPolicy.ConnectTimeout,
            KeepAlivePingDelay = CallPolicy.PingAfter,
            KeepAlivePingTimeout = CallPolicy.PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            EnableMultipleHttp2Connections = true,
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
        MaxSendMessageSize = MessageLimits.MaxMessageBytes,
        MaxRetryBufferPerCallSize = MessageLimits.MaxMessageBytes,
        ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
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
                },
            },
        },
    };
}
