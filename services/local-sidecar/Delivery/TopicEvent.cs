using System.Text.Json;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Hearsay.LocalSidecar.Publishing;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Turns a stored envelope into the request that an app's OnTopicEvent receives.</summary>
internal static class TopicEvent
{
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = Envelope.MaxDepth + 8 };
    private static readonly JsonParser Structs = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>
    /// Reads the envelope. The topic is the one that the message was read from, which for a dead letter is not the
    /// envelope's own. Throws <see cref="InvalidOperationException"/> where a string or number has no faithful form.
    /// </summary>
    public static TopicEventRequest Read(ReadOnlyMemory<byte> envelope, string pubsub, string topic, string path)
    {
        using var document = JsonDocument.Parse(envelope, Parsing);
        var request = new TopicEventRequest { PubsubName = pubsub, Topic = topic, Path = path, Extensions = new Struct() };
        foreach (var attribute in document.RootElement.EnumerateObject())
        {
            Set(request, attribute.Name, attribute.Value);
        }

        request.Data = Data(document.RootElement, request.DataContentType);
        return request;
    }

    private static void Set(TopicEventRequest request, string name, JsonElement value)
    {
        switch (name)
        {
            case "id":
                request.Id = Text(value);
                break;
            case "source":
                request.Source = Text(value);
                break;
            case "type":
                request.Type = Text(value);
                break;
            case "specversion":
                request.SpecVersion = Text(value);
                break;
            case "datacontenttype":
                request.DataContentType = Text(value);
                break;
            case "data" or "data_base64":
                break;
            default:
                request.Extensions.Fields[name] = Structs.Parse<Value>(value.GetRawText());
                break;
        }
    }

    private static ByteString Data(JsonElement envelope, string contentType)
    {
        if (envelope.TryGetProperty("data_base64", out var binary) && binary.ValueKind == JsonValueKind.String)
        {
            return ByteString.CopyFrom(binary.GetBytesFromBase64());
        }

        if (!envelope.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null)
        {
            return ByteString.Empty;
        }

        if (ContentTypes.IsText(contentType))
        {
            return ByteString.CopyFromUtf8(data.GetString());
        }

        return ContentTypes.IsJson(contentType) || ContentTypes.IsCloudEvent(contentType)
            ? UnsafeByteOperations.UnsafeWrap(GoJson.Rewrite(data))
            : ByteString.Empty;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
