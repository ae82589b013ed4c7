using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>
/// Server side of the methods of <c>dapr.proto.runtime.v1.Dapr</c> that we answer. Bound by hand, for Dapr's package has
/// the messages and the client only.
/// </summary>
internal static class DaprApi
{
    public const string ServiceName = "dapr.proto.runtime.v1.Dapr";

    /// <summary>Found by gRPC reflection through this very name.</summary>
    public static Google.Protobuf.Reflection.ServiceDescriptor Descriptor => global::Dapr.Client.Autogen.Grpc.v1.Dapr.Descriptor;

    private static readonly Method<PublishEventRequest, Empty> PublishEventMethod =
        Unary("PublishEvent", PublishEventRequest.Parser, Empty.Parser);

    private static readonly Method<GetMetadataRequest, GetMetadataResponse> GetMetadataMethod =
        Unary("GetMetadata", GetMetadataRequest.Parser, GetMetadataResponse.Parser);

    /// <summary>Looked up by name by the attribute on <see cref="DaprApiBase"/>.</summary>
    public static void Bind(ServiceBinderBase binder, DaprApiBase? service)
    {
        binder.AddMethod(PublishEventMethod, service is null ? null! : service.PublishEvent);
        binder.AddMethod(GetMetadataMethod, service is null ? null! : service.GetMetadata);
    }

    private static Method<TRequest, TResponse> Unary<TRequest, TResponse>(
        string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new(MethodType.Unary, ServiceName, name, ProtobufMarshaller.Of(requests), ProtobufMarshaller.Of(responses));

    [BindServiceMethod(typeof(DaprApi), nameof(Bind))]
    public abstract class DaprApiBase
    {
        public abstract Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context);

        public abstract Task<GetMetadataResponse> GetMetadata(GetMetadataRequest request, ServerCallContext context);
    }
}
