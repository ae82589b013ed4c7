using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Hearsay.TestSupport.Sidecars;

/// <summary>The part of Dapr's runtime API that a publisher calls. The packages bring its client side only.</summary>
[BindServiceMethod(typeof(DaprApi), nameof(Bind))]
public abstract class DaprApi
{
    private static readonly Method<PublishEventRequest, Empty> Publish = new(
        MethodType.Unary,
        "dapr.proto.runtime.v1.Dapr",
        nameof(PublishEvent),
        MarshallerOf(PublishEventRequest.Parser),
        MarshallerOf(Empty.Parser));

    /// <summary>Binds the calls, as generated code does.</summary>
    public static void Bind(ServiceBinderBase binder, DaprApi? service) =>
        binder.AddMethod(Publish, service is null ? null : new UnaryServerMethod<PublishEventRequest, Empty>(service.PublishEvent));

    /// <summary>Takes an event; answers once the broker has it.</summary>
    public abstract Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context);

    private static Marshaller<T> MarshallerOf<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => Marshallers.Create(message => message.ToByteArray(), bytes => parser.ParseFrom(bytes));
}
