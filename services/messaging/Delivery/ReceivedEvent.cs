using Google.Protobuf;
using Hearsay.Contracts;

namespace Hearsay.Messaging;

/// <summary>An event as delivered.</summary>
/// <param name="Id">CloudEvents id, the same on every delivery.</param>
/// <param name="Topic">Topic that it came by.</param>
/// <param name="Json">proto3 JSON in UTF-8.</param>
public sealed record ReceivedEvent(Guid Id, string Topic, string Json)
{
    // A newer publisher may send fields that this service does not know yet.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Lane that it came by: what comes of it goes on in the same.</summary>
    public Lane Lane => Topics.LaneOf(Topic);

    /// <summary>The payload. Throws <see cref="UnreadablePayloadException"/> where it is none; the event is then set aside.</summary>
    public T Read<T>()
        where T : IMessage, new()
    {
        try
        {
            return Parser.Parse<T>(Json);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new UnreadablePayloadException(exception);
        }
    }
}
