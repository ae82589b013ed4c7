using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Hearsay.LocalSidecar.Publishing;

/// <summary>Errors of PublishEvent with the codes, texts and details of daprd.</summary>
internal static class PublishErrors
{
    private const string Domain = "dapr.io";

    public static RpcException PubsubNameEmpty() =>
        Make(Code.InvalidArgument, "pubsub name is empty", "DAPR_PUBSUB_NAME_EMPTY", "");

    public static RpcException PubsubNotFound(string pubsub) =>
        Make(Code.InvalidArgument, $"pubsub {pubsub} is not found", "DAPR_PUBSUB_NOT_FOUND", pubsub);

    public static RpcException TopicEmpty(string pubsub) =>
        Make(Code.InvalidArgument, $"topic is empty in pubsub {pubsub}", "DAPR_PUBSUB_TOPIC_NAME_EMPTY", pubsub);

    public static RpcException Metadata(string pubsub, string error) => Make(
        Code.InvalidArgument, $"failed deserializing metadata. Error: {error}", "DAPR_PUBSUB_METADATA_DESERIALIZATION", pubsub);

    public static RpcException RawPayloadUnsupported(string pubsub) => Make(
        Code.Unimplemented, "rawPayload is not supported by the local sidecar", "DAPR_PUBSUB_METADATA_DESERIALIZATION", pubsub);

    public static RpcException CloudEvent(string pubsub) =>
        Make(Code.InvalidArgument, "cannot create cloudevent", "DAPR_PUBSUB_CLOUD_EVENT_CREATION", pubsub);

    public static RpcException TooLarge(string pubsub, long size, int limit) => Make(
        Code.ResourceExhausted,
        $"the event is {size} bytes when delivered, more than the {limit} that an app receives",
        "DAPR_PUBSUB_PUBLISH_MESSAGE",
        pubsub);

    public static RpcException Forbidden(string pubsub, string topic, string appId) =>
        Make(Code.PermissionDenied, $"topic {topic} is not allowed for app id {appId}", "DAPR_PUBSUB_FORBIDDEN", pubsub);

    public static RpcException Broker(string pubsub, string topic, string error) => Make(
        Code.Internal, $"error when publishing to topic {topic} in pubsub {pubsub}: {error}", "DAPR_PUBSUB_PUBLISH_MESSAGE", pubsub);

    private static RpcException Make(Code code, string message, string reason, string pubsub) => new Google.Rpc.Status
    {
        Code = (int)code,
        Message = message,
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = reason, Domain = Domain }),
            Any.Pack(new ResourceInfo { ResourceType = "pubsub", ResourceName = pubsub, Description = message }),
        },
    }.ToRpcException();
}
