using Dapr.Client;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>Calls another service through the Dapr sidecar, by its app id.</summary>
public static class ServiceInvocation
{
    /// <summary>
    /// Registers a gRPC client whose calls go to <paramref name="appId"/>. They are tried again while the peer is
    /// UNAVAILABLE, four times in all: only reads go this way.
    /// </summary>
    public static IServiceCollection AddInvokedClient<TClient>(
        this IServiceCollection services, string appId, Func<CallInvoker, TClient> create)
        where TClient : class =>
        services.AddSingleton(_ => create(DaprClient.CreateInvocationInvoker(appId, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
            MaxSendMessageSize = MessageLimits.MaxMessageBytes,
            MaxRetryBufferPerCallSize = MessageLimits.MaxMessageBytes,
            ServiceConfig = new ServiceConfig { MethodConfigs = { RetryReads } },
        })));

    private static MethodConfig RetryReads => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(2),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };
}
