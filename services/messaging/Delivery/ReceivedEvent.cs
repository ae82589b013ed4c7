using Google.Protobuf;

namespace Hearsay.Messaging;

/// <summary>An event as delivered.</summary>
/// <param name="Id">CloudEvents id, the same on every delivery.</param>
/// <param name="Topic">Topic that it came by.</param>
/// <param name="Json">proto3 JSON in UTF-8.</param>
public sealed record ReceivedEvent(Guid Id, string Topic, string Json)
{
    // A newer publisher may send fields that this service does not know yet.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The payload. Throws <see cref="InvalidProtocolBufferException"/> or <see cref="InvalidJsonException"/> where it is none.</summary>
    public T Read<T>()
        where T : IMessage, new() => Parser.Parse<T>(Json);
}
