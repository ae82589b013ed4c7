using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hearsay.LocalSidecar.Publishing;

/// <summary>What the envelope needs to know beside the publisher's metadata.</summary>
internal sealed record EnvelopeContext(
    string AppId, string Pubsub, string Topic, string ContentType, string TraceParent, string TraceState, DateTimeOffset Now);

/// <summary>A written envelope: its bytes, and the attributes that delivery needs without parsing them.</summary>
internal sealed record WrittenEnvelope(byte[] Json, string Id, string TraceParent, string TraceState, DateTimeOffset? ExpiresAt);

/// <summary>Wraps published bytes into a CloudEvent 1.0, as daprd does: same attributes, same defaults, same losses.</summary>
internal static class Envelope
{
    /// <summary>Deepest nesting of JSON that is parsed; deeper data travels as a string.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 8,
    };

    /// <summary>Writes the envelope. Throws <see cref="JsonException"/> where a ready-made CloudEvent is no JSON object.</summary>
    public static WrittenEnvelope Write(ReadOnlyMemory<byte> data, CloudEventMetadata metadata, EnvelopeContext context) =>
        ContentTypes.IsCloudEvent(context.ContentType)
            ? Complete(data, context with { ContentType = ContentTypes.CloudEventJson })
            : Wrap(data, metadata, context);

    private static WrittenEnvelope Wrap(ReadOnlyMemory<byte> data, CloudEventMetadata metadata, EnvelopeContext context)
    {
        var id = metadata.Id ?? Guid.CreateVersion7().ToString("D");
        var traceParent = metadata.TraceParent ?? context.TraceParent;
        var traceState = metadata.TraceState ?? context.TraceState;
        var expiresAt = context.Now + metadata.TimeToLive;
        var output = new ArrayBufferWriter<byte>(data.Length + 1024);
        using (var writer = new Utf8JsonWriter(output, Writing))
        {
            writer.WriteStartObject();
            WriteData(writer, data, context.ContentType);
            writer.WriteString("datacontenttype", context.ContentType);
            if (expiresAt is { } end)
            {
                writer.WriteString("expiration", Rfc3339(end.ToUniversalTime()));
            }

            writer.WriteString("id", id);
            writer.WriteString("pubsubname", context.Pubsub);
            writer.WriteString("source", metadata.Source ?? context.AppId);
            writer.WriteString("specversion", "1.0");
            if (metadata.Subject is { } subject)
            {
                writer.WriteString("subject", subject);
            }

            writer.WriteString("time", Rfc3339(context.Now));
            writer.WriteString("topic", context.Topic);
            writer.WriteString("traceid", traceParent);
            writer.WriteString("traceparent", traceParent);
            writer.WriteString("tracestate", traceState);
            writer.WriteString("type", metadata.Type ?? "com.dapr.event.sent");
            writer.WriteEndObject();
        }

        return new WrittenEnvelope(output.WrittenSpan.ToArray(), id, traceParent, traceState, expiresAt);
    }

    private static void WriteData(Utf8JsonWriter writer, ReadOnlyMemory<byte> data, string contentType)
    {
        if (ContentTypes.IsBinary(contentType))
        {
            writer.WriteBase64String("data_base64", data.Span);
            return;
        }

        // Bytes that are no UTF-8 become replacement characters, here as in daprd.
        var text = Encoding.UTF8.GetString(data.Span);
        writer.WritePropertyName("data");
        if (ContentTypes.IsJson(contentType) && IsJsonDocument(text))
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private static bool IsJsonDocument(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Parsing);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A CloudEvent that the publisher made is kept as it is; only what it lacks is added.</summary>
    private static WrittenEnvelope Complete(ReadOnlyMemory<byte> data, EnvelopeContext context)
    {
        using var document = JsonDocument.Parse(data, Parsing);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("A CloudEvent is a JSON object.");
        }

        var attributes = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            attributes[property.Name] = property.Value;
        }

        // A trace id of the publisher's own keeps the sidecar's trace out altogether.
        var traced = attributes.ContainsKey("traceid") || attributes.ContainsKey("traceparent");
        Default(attributes, "source", "Dapr");
        Default(attributes, "type", "com.dapr.event.sent");
        Default(attributes, "specversion", "1.0");
        Default(attributes, "time", Rfc3339(context.Now));
        if (!traced)
        {
            Default(attributes, "traceid", context.TraceParent);
            Default(attributes, "traceparent", context.TraceParent);
        }

        Default(attributes, "tracestate", context.TraceState);
        attributes["topic"] = Text(context.Topic);
        attributes["pubsubname"] = Text(context.Pubsub);
        var output = new ArrayBufferWriter<byte>(data.Length + 1024);
        using (var writer = new Utf8JsonWriter(output, Writing))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in attributes)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return new WrittenEnvelope(
            output.WrittenSpan.ToArray(),
            StringOf(attributes, "id"),
            StringOf(attributes, "traceparent") is { Length: > 0 } traceParent ? traceParent : StringOf(attributes, "traceid"),
            StringOf(attributes, "tracestate"),
            ExpiresAt: null);
    }

    private static void Default(SortedDictionary<string, JsonElement> attributes, string name, string value) =>
        attributes.TryAdd(name, Text(value));

    private static JsonElement Text(string value) => JsonSerializer.SerializeToElement(value);

    private static string StringOf(SortedDictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Rfc3339(DateTimeOffset time) => time.Offset == TimeSpan.Zero
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
