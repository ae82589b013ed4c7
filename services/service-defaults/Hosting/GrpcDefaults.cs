using Google.Protobuf.Reflection;
using Google.Rpc;
using Hearsay.Contracts;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Limits;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>gRPC as every service speaks it: limits, deadlines, errors, reflection, JSON transcoding.</summary>
internal static class GrpcDefaults
{
    public static void AddGrpcDefaults(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FailureReport>();
        builder.Services
            .AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = MessageLimits.MaxMessageBytes;
                grpc.MaxSendMessageSize = MessageLimits.MaxMessageBytes;
                grpc.Interceptors.Add<CallOutcome>();
                grpc.Interceptors.Add<ErrorInterceptor>();
                grpc.Interceptors.Add<DeadlineInterceptor>();
                // After it: a stream that waits for its client's budget is not silent.
                grpc.Interceptors.Add<RequestBytes>();
            })
            .AddJsonTranscoding(transcoding =>
            {
                // Without their descriptors an error with details becomes a 500 with an empty body.
                transcoding.TypeRegistry = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);
                transcoding.JsonSettings.WriteInt64sAsStrings = true;
            });
        builder.Services.AddGrpcReflection();
    }
}
