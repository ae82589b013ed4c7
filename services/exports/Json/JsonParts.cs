using System.Text.Encodings.Web;
using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports;

/// <summary>What all our JSON documents are written with.</summary>
internal static class JsonParts
{
    /// <summary>A writer that leaves letters of all languages as they are.</summary>
    public static Utf8JsonWriter Over(Stream output) => new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A member; none where the text is empty.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A list of texts; none where it is empty.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Spans as objects with start, end and text; none where there are none.</summary>
    public static void Spans(this Utf8JsonWriter json, string name, IReadOnlyCollection<Span> spans)
    {
        if (spans.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", span.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
