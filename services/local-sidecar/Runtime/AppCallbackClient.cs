using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Calls the Dapr callbacks of one app. Bound by hand, for Dapr's package has the server side only.</summary>
internal sealed class AppCallbackClient : IDisposable
{
    private const string ServiceName = "dapr.proto.runtime.v1.AppCallback";

    private static readonly Method<TopicEventRequest, TopicEventResponse> OnTopicEventMethod = new(
        MethodType.Unary,
        ServiceName,
        "OnTopicEvent",
        ProtobufMarshaller.Of(TopicEventRequest.Parser),
        ProtobufMarshaller.Of(TopicEventResponse.Parser));

    private static readonly Method<Empty, ListTopicSubscriptionsResponse> ListTopicSubscriptionsMethod = new(
        MethodType.Unary,
        ServiceName,
        "ListTopicSubscriptions",
        ProtobufMarshaller.Of(Empty.Parser),
        ProtobufMarshaller.Of(ListTopicSubscriptionsResponse.Parser));

    private static readonly Method<Empty, HealthCheckResponse> HealthCheckMethod = new(
        MethodType.Unary,
        "dapr.proto.runtime.v1.AppCallbackHealthCheck",
        "HealthCheck",
        ProtobufMarshaller.Of(Empty.Parser),
        ProtobufMarshaller.Of(HealthCheckResponse.Parser));

    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;

    public AppCallbackClient(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = AppHttpHandler.Create(),
            DisposeHttpClient = true,
            MaxSendMessageSize = MessageLimits.MaxMessageBytes,
            MaxReceiveMessageSize = MessageLimits.MaxMessageBytes,
        });
        _invoker = _channel.CreateCallInvoker();
    }

    public AsyncUnaryCall<TopicEventResponse> OnTopicEvent(TopicEventRequest request, CallOptions options) =>
        _invoker.AsyncUnaryCall(OnTopicEventMethod, host: null, options, request);

    public AsyncUnaryCall<ListTopicSubscriptionsResponse> ListTopicSubscriptions(CallOptions options) =>
        _invoker.AsyncUnaryCall(ListTopicSubscriptionsMethod, host: null, options, new Empty());

    public AsyncUnaryCall<HealthCheckResponse> HealthCheck(CallOptions options) =>
        _invoker.AsyncUnaryCall(HealthCheckMethod, host: null, options, new Empty());

    public void Dispose() => _channel.Dispose();
}
