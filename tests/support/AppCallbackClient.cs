using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.TestSupport;

/// <summary>Hands events to a service as the Dapr sidecar does. The packages bring this contract's server side only, so the methods stand here.</summary>
/// <param name="channel">Channel to the service.</param>
/// <param name="appToken">Token by which the service knows its sidecar; null to send none.</param>
public sealed class AppCallbackClient(ChannelBase channel, string? appToken = null)
{
    private const string Service = "dapr.proto.runtime.v1.AppCallback";

    private static readonly Method<TopicEventRequest, TopicEventResponse> OnTopicEvent = MethodOf(
        nameof(OnTopicEvent), TopicEventRequest.Parser, TopicEventResponse.Parser);

    private static readonly Method<Empty, ListTopicSubscriptionsResponse> ListTopicSubscriptions = MethodOf(
        nameof(ListTopicSubscriptions), Empty.Parser, ListTopicSubscriptionsResponse.Parser);

    private readonly Metadata _headers = appToken is null ? [] : new Metadata { { "dapr-api-token", appToken } };
    private readonly CallInvoker _invoker = channel.CreateCallInvoker();

    /// <summary>Topics that the service takes.</summary>
    public async Task<IReadOnlyList<string>> ListTopicsAsync(CancellationToken cancellationToken = default) =>
        [.. (await ListSubscriptionsAsync(cancellationToken)).Select(subscription => subscription.Topic)];

    /// <summary>What the service takes, with the topic of what its sidecar is to give up on.</summary>
    public async Task<IReadOnlyList<TopicSubscription>> ListSubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        var options = new CallOptions(_headers, deadline: Deadline, cancellationToken: cancellationToken);
        using var call = _invoker.AsyncUnaryCall(ListTopicSubscriptions, null, options, new Empty());
        return [.. (await call).Subscriptions];
    }

    /// <summary>Delivers an event with a payload as its publisher writes it. Returns the service's answer.</summary>
    /// <param name="topic">Topic that it comes by.</param>
    /// <param name="payload">Payload.</param>
    /// <param name="id">CloudEvents id; a new one where none is given. Repeat it to deliver the same event again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Status> DeliverAsync(string topic, IMessage payload, Guid? id = null, CancellationToken cancellationToken = default) =>
        DeliverAsync(topic, JsonFormatter.Default.Format(payload), (id ?? Guid.CreateVersion7()).ToString(), cancellationToken);

    /// <summary>Delivers any data under any id.</summary>
    public Task<Status> DeliverAsync(string topic, string data, string id, CancellationToken cancellationToken = default) =>
        DeliverDeadAsync(topic, topic, data, id, cancellationToken);

    /// <summary>Delivers what a sidecar gave up on: it comes by another topic than the one in its envelope, to which it was published.</summary>
    public async Task<Status> DeliverDeadAsync(string topic, string publishedTo, string data, string id, CancellationToken cancellationToken = default)
    {
        var request = new TopicEventRequest
        {
            Id = id,
            Source = "test",
            Type = "test",
            SpecVersion = "1.0",
            DataContentType = "application/json",
            Topic = topic,
            PubsubName = "pubsub",
            Data = ByteString.CopyFromUtf8(data),
            Extensions = new Struct { Fields = { ["topic"] = Value.ForString(publishedTo) } },
        };
        var options = new CallOptions(_headers, deadline: Deadline, cancellationToken: cancellationToken);
        using var call = _invoker.AsyncUnaryCall(OnTopicEvent, null, options, request);
        return (await call).Status;
    }

    private static DateTime Deadline => TimeProvider.System.GetUtcNow().AddSeconds(60).UtcDateTime;

    private static Method<TRequest, TResponse> MethodOf<TRequest, TResponse>(
        string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        new(MethodType.Unary, Service, name, MarshallerOf(requests), MarshallerOf(responses));

    private static Marshaller<T> MarshallerOf<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => Marshallers.Create(message => message.ToByteArray(), bytes => parser.ParseFrom(bytes));
}
