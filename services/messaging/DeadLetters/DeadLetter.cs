using System.Text.Json;

namespace Hearsay.Messaging;

/// <summary>An event to be set aside.</summary>
/// <param name="EventId">Its id as it came: that it is no UUID may be why it is set aside.</param>
/// <param name="Topic">Topic that it came by.</param>
/// <param name="EventType">Its type.</param>
/// <param name="Payload">Its payload as it came.</param>
internal sealed record DeadLetter(string EventId, string Topic, string EventType, byte[] Payload)
{
    private const string DocumentField = "documentId";

    /// <summary>The document that the payload names in its field documentId, as all events of ours do; null where it names none.</summary>
    public Guid? Document
    {
        get
        {
            try
            {
                var reader = new Utf8JsonReader(Payload);
                using var document = JsonDocument.ParseValue(ref reader);
                return document.RootElement.ValueKind is JsonValueKind.Object
                    && document.RootElement.TryGetProperty(DocumentField, out var named)
                    && named.ValueKind is JsonValueKind.String
                    && Guid.TryParse(named.GetString(), out var id) ? id : null;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
