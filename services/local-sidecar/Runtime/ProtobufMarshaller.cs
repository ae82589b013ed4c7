using Google.Protobuf;
using Grpc.Core;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Marshallers for methods that are bound by hand.</summary>
internal static class ProtobufMarshaller
{
    public static Marshaller<T> Of<T>(MessageParser<T> parser)
        where T : IMessage<T> => Marshallers.Create<T>(
        (message, context) =>
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
