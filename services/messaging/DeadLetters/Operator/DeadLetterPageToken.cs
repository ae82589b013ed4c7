using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Hearsay.Messaging;

/// <summary>Where the next page of a list begins, as one word.</summary>
internal static class DeadLetterPageToken
{
    /// <summary>The word for what follows a row.</summary>
    public static string After(DeadLetterRow row) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([row.RefusedAt.UtcTicks.ToString(CultureInfo.InvariantCulture), row.Topic, row.EventId]));

    /// <summary>The place of a word. Throws <see cref="FormatException"/> where it is none.</summary>
    public static DeadLetterPlace Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(token)) is [{ } time, { } topic, { } id]
                && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && ticks <= DateTime.MaxValue.Ticks
                && !id.Contains('\0', StringComparison.Ordinal) && !topic.Contains('\0', StringComparison.Ordinal)
                    ? new DeadLetterPlace(new DateTimeOffset(ticks, TimeSpan.Zero), topic, id)
                    : throw new JsonException();
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new FormatException("--page-token is none that a list has given");
        }
    }
}
